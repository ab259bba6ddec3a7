package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.models.ScoredLabel;
import java.util.ArrayList;
import java.util.List;

/** Scores labels as another scorer does, at a temperature. The order of the labels stays. */
record ScaledScorer(TextScorer plain, TemperatureScaling scaling) implements TextScorer {
    private static final double SMALLEST = 1e-9;

    @Override
    public ProblemType type() {
        return plain.type();
    }

    @Override
    public List<String> labels() {
        return plain.labels();
    }

    @Override
    public List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs) {
        return plain.scores(texts, pairs).stream().map(this::scaled).toList();
    }

    private List<ScoredLabel> scaled(List<ScoredLabel> scores) {
        double[] scaled = type() == ProblemType.MULTI_LABEL_CLASSIFICATION
                ? scores.stream()
                        .mapToDouble(label -> scaling.probability(label.score()))
                        .toArray()
                : scaling.probabilities(logits(scores));
        List<ScoredLabel> labels = new ArrayList<>();
        for (int i = 0; i < scaled.length; i++) {
            labels.add(new ScoredLabel(scores.get(i).label(), scaled[i]));
        }
        return labels;
    }

    /** Of labels of which one alone is right, up to a common sum. */
    static double[] logits(List<ScoredLabel> scores) {
        return scores.stream()
                .mapToDouble(label -> Math.log(Math.max(label.score(), SMALLEST)))
                .toArray();
    }

    @Override
    public void close() {
        plain.close();
    }
}

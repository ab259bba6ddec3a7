package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.core.metrics.SpanErrors;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Predictions measured by what people said.
 *
 * @param documents number of texts
 * @param scores strict precision, recall and F1, per label and averaged
 * @param errors in what way the predictions are wrong
 */
public record Evaluation(int documents, ScoreReport scores, SpanErrors errors) implements Measurement {

    /**
     * Compares predictions.
     *
     * @param gold the labelled texts
     * @param predicted the predicted spans of the same texts in the same order
     */
    public static Evaluation of(List<LabeledText> gold, List<List<LabeledSpan>> predicted) {
        List<List<LabeledSpan>> goldSpans =
                gold.stream().map(LabeledText::spans).toList();
        return new Evaluation(
                gold.size(), SpanScores.compare(goldSpans, predicted), SpanErrors.compare(goldSpans, predicted));
    }

    /** Number of labelled spans. */
    public int spans() {
        return scores.total().gold();
    }

    /** Labelled spans that are predicted exactly, so that a person need not touch them. */
    public int untouched() {
        return errors.correct();
    }

    /** Spans that a person has to add, change or remove. */
    public int toTouch() {
        return errors.toTouch();
    }

    /** Strict F1 over all entities first. */
    @Override
    public SequencedMap<String, Double> metrics() {
        Score micro = scores.micro();
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("f1", micro.f1());
        metrics.put("precision", micro.precision());
        metrics.put("recall", micro.recall());
        return metrics;
    }

    @Override
    public Optional<ScoreReport> labels() {
        return Optional.of(scores);
    }

    @Override
    public Map<String, ? extends Map<String, Integer>> confusion() {
        return errors.confusion();
    }

    @Override
    public String manner() {
        return "strict, whole entities";
    }

    @Override
    public List<String> lines() {
        return List.of(
                scores.text(3),
                "%d of %d spans untouched, %d to add, change or remove".formatted(untouched(), spans(), toTouch()));
    }

    @Override
    public Object report() {
        return SpanReport.of(this);
    }
}

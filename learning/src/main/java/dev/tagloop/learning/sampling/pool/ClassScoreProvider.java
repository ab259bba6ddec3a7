package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.ScoreFunction;
import dev.tagloop.models.ScoredLabel;
import dev.tagloop.models.SentenceEncoder;
import dev.tagloop.models.TextClassificationPipeline;
import java.util.ArrayList;
import java.util.List;

/** A text classifier's scores: the text is the unit, or each class where they do not exclude each other. */
public final class ClassScoreProvider implements ScoreProvider {
    private final String version;
    private final TextClassificationPipeline model;
    private final SentenceEncoder encoder;

    /**
     * @param model names the model's version
     * @param pipeline the model; stays open
     * @param encoder makes the embeddings; stays open; null for none
     * @throws IllegalArgumentException if the model gives a number instead of classes
     */
    public ClassScoreProvider(String model, TextClassificationPipeline pipeline, SentenceEncoder encoder) {
        if (pipeline.function() == ScoreFunction.NONE) {
            throw new IllegalArgumentException("a model that gives a number has no probabilities of classes");
        }
        this.version = model;
        this.model = pipeline;
        this.encoder = encoder;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        return scores(texts, model.predict(texts, Integer.MAX_VALUE));
    }

    /** The same of texts that are read in pairs; the embedding is that of both, one below the other. */
    public List<TaskScores> scorePairs(List<String> firsts, List<String> seconds) {
        List<String> both = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            both.add(firsts.get(i) + "\n" + seconds.get(i));
        }
        return scores(both, model.predictPairs(firsts, seconds, Integer.MAX_VALUE));
    }

    private List<TaskScores> scores(List<String> texts, List<List<ScoredLabel>> predicted) {
        List<TaskScores> scores = predicted.stream().map(this::of).toList();
        return encoder == null ? scores : Embedded.scores(scores, encoder, texts);
    }

    private TaskScores of(List<ScoredLabel> predicted) {
        List<String> labels = model.labels();
        float[] probabilities = new float[labels.size()];
        predicted.forEach(label -> probabilities[labels.indexOf(label.label())] = (float) label.score());
        return model.function() == ScoreFunction.SOFTMAX
                ? TaskScores.ofClasses(labels, probabilities)
                : TaskScores.ofIndependentClasses(labels, probabilities);
    }
}

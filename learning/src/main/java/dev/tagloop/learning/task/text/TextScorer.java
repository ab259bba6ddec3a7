package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.models.ScoredLabel;
import dev.tagloop.models.TextClassificationPipeline;
import java.util.List;

/** Whatever scores labels, or a number, for whole texts. May be used by several threads at once. */
public interface TextScorer extends AutoCloseable {

    /** What it answers. */
    ProblemType type();

    /** Its labels, as a model names them. */
    List<String> labels();

    /** All scores of each text, the best first. @param pairs the second text of each; null for none */
    List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs);

    /** The same labels with scores at a temperature, which numbers do not have; closes this one with it. */
    default TextScorer at(TemperatureScaling scaling) {
        return type() == ProblemType.REGRESSION ? this : new ScaledScorer(this, scaling);
    }

    @Override
    void close();

    /** A pipeline; closed with the scorer. */
    static TextScorer of(TextClassificationPipeline pipeline) {
        ProblemType type = switch (pipeline.function()) {
            case NONE -> ProblemType.REGRESSION;
            case SIGMOID -> ProblemType.MULTI_LABEL_CLASSIFICATION;
            case SOFTMAX -> ProblemType.SINGLE_LABEL_CLASSIFICATION;
        };
        return new TextScorer() {
            @Override
            public ProblemType type() {
                return type;
            }

            @Override
            public List<String> labels() {
                return pipeline.labels();
            }

            @Override
            public List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs) {
                if (pairs.stream().allMatch(pair -> pair == null)) {
                    return pipeline.predict(texts, Integer.MAX_VALUE);
                }
                return pipeline.predictPairs(
                        texts,
                        pairs.stream().map(pair -> pair == null ? "" : pair).toList(),
                        Integer.MAX_VALUE);
            }

            @Override
            public void close() {
                pipeline.close();
            }
        };
    }
}

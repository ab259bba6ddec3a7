package dev.tagloop.learning.evaluation;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Entity;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.List;
import java.util.function.Function;

/** Measures a model as it is served: through the pipeline that predicts for people. */
public final class ModelEvaluator {

    /** The likeliest labels that their scheme allows, by the first piece of each word, as in training. */
    public static final Aggregation AGGREGATION = Aggregation.CONSTRAINED;

    private static final int BATCH = 64;

    private ModelEvaluator() {}

    /** Predicts labelled texts and compares. */
    public static Evaluation evaluate(
            TokenClassificationPipeline model, List<LabeledText> gold, Progress progress, CancelToken cancel) {
        return Evaluation.of(
                gold, predict(model, gold.stream().map(LabeledText::text).toList(), progress, cancel));
    }

    /** The spans that a model finds, one list a text. */
    public static List<List<LabeledSpan>> predict(
            TokenClassificationPipeline model, List<String> texts, Progress progress, CancelToken cancel) {
        return predict(batch -> model.predict(batch, AGGREGATION), texts, progress, cancel);
    }

    /**
     * The spans that are found in texts, one list a text.
     *
     * @param finder gives the entities of each of several texts
     */
    public static List<List<LabeledSpan>> predict(
            Function<List<String>, List<List<Entity>>> finder,
            List<String> texts,
            Progress progress,
            CancelToken cancel) {
        return find(finder, texts, progress, cancel).stream()
                .map(entities -> entities.stream()
                        .map(entity -> new LabeledSpan(entity.span(), entity.label()))
                        .toList())
                .toList();
    }

    /** The same with their scores. */
    public static List<List<Entity>> find(
            Function<List<String>, List<List<Entity>>> finder,
            List<String> texts,
            Progress progress,
            CancelToken cancel) {
        return Batches.ask("Evaluating", texts, BATCH, finder, progress, cancel);
    }
}

package dev.tagloop.learning.train;

import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanErrors;
import dev.tagloop.learning.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a run's model is: strict entity scores on texts that were not trained on.
 *
 * @param method how it was measured
 * @param documents number of documents measured on
 * @param precision over all entities
 * @param recall over all entities
 * @param f1 over all entities
 * @param labels the same per label
 * @param confusion how often a labelled type met a predicted one: labelled type, then predicted type, then count, {@value #NOTHING} for no
 *     entity; null in runs of older versions of the program
 */
public record RunScores(
        Method method,
        int documents,
        double precision,
        double recall,
        double f1,
        Map<String, LabelScores> labels,
        Map<String, Map<String, Integer>> confusion) {

    /** Stands in the confusion for "no entity here". */
    public static final String NOTHING = "O";

    /** How a model was measured. */
    public enum Method {
        /** On documents that the split holds out of every run. */
        HELD_OUT,
        /** On documents that were given for it. */
        GIVEN,
        /** By cross-validation: each document by a model that had not seen it. */
        K_FOLD
    }

    /**
     * Scores of one label.
     *
     * @param precision share of predicted entities that are right
     * @param recall share of labelled entities that were found
     * @param f1 harmonic mean
     * @param gold labelled entities
     * @param predicted predicted entities
     * @param correct right ones
     */
    public record LabelScores(double precision, double recall, double f1, int gold, int predicted, int correct) {}

    static RunScores of(Method method, int documents, Evaluation evaluation) {
        Map<String, LabelScores> labels = new LinkedHashMap<>();
        evaluation.scores().labels().forEach((label, score) -> {
            Counts counts = evaluation.scores().counts().get(label);
            labels.put(
                    label,
                    new LabelScores(
                            score.precision(),
                            score.recall(),
                            score.f1(),
                            counts.gold(),
                            counts.predicted(),
                            counts.correct()));
        });
        Score micro = evaluation.scores().micro();
        return new RunScores(
                method, documents, micro.precision(), micro.recall(), micro.f1(), labels, confusion(evaluation));
    }

    private static Map<String, Map<String, Integer>> confusion(Evaluation evaluation) {
        Map<String, Map<String, Integer>> confusion = new LinkedHashMap<>();
        evaluation.errors().confusion().forEach((gold, row) -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            row.forEach((predicted, count) -> counts.put(name(predicted), count));
            confusion.put(name(gold), counts);
        });
        return confusion;
    }

    private static String name(String type) {
        return type.equals(SpanErrors.NONE) ? NOTHING : type;
    }
}

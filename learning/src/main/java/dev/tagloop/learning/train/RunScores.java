package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.core.combination.ScoreReliability;
import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.SpanErrors;
import dev.tagloop.learning.evaluation.Measurement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How good a run's model is on texts that were not trained on.
 *
 * @param method how it was measured
 * @param documents number of documents measured on
 * @param precision over all entities, or the mean over the labels of whole texts; null where the model's answers are no labels
 * @param recall likewise
 * @param f1 likewise
 * @param labels the same per label; empty where there are none
 * @param confusion how often a labelled type met a predicted one: labelled type, then predicted type, then count, {@value #NOTHING} for no
 *     entity; null in runs of older versions of the program
 * @param metrics all figures by name, the one that models are compared by first; null where precision, recall and F1 are all there are
 * @param calibration how far the scores of predictions mean what they say; null where there are none, and in runs of older versions of the program
 */
public record RunScores(
        Method method,
        int documents,
        Double precision,
        Double recall,
        Double f1,
        Map<String, LabelScores> labels,
        Map<String, Map<String, Integer>> confusion,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Double> metrics,
        @JsonInclude(JsonInclude.Include.NON_NULL) RunCalibration calibration) {

    /** Stands in the confusion for "no entity here". */
    public static final String NOTHING = "O";

    private static final Set<String> OWN = Set.of("precision", "recall", "f1");

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

    /** All figures by name, the one that models are compared by first; what is not defined on the texts is not there. */
    public Map<String, Double> figures() {
        if (metrics != null) {
            return metrics;
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("f1", f1);
        figures.put("precision", precision);
        figures.put("recall", recall);
        figures.values().removeIf(Objects::isNull);
        return figures;
    }

    static RunScores of(Method method, int documents, Measurement measured) {
        Map<String, LabelScores> labels = new LinkedHashMap<>();
        measured.labels()
                .ifPresent(report -> report.labels().forEach((label, score) -> {
                    Counts counts = report.counts().get(label);
                    labels.put(
                            label,
                            new LabelScores(
                                    score.precision(),
                                    score.recall(),
                                    score.f1(),
                                    counts.gold(),
                                    counts.predicted(),
                                    counts.correct()));
                }));
        Map<String, Double> figures = measured.metrics();
        return new RunScores(
                method,
                documents,
                figures.get("precision"),
                figures.get("recall"),
                figures.get("f1"),
                labels,
                confusion(measured),
                all(figures),
                null);
    }

    /** The same with what is known of the scores of predictions. @param measured of all predictions that have one */
    RunScores with(ScoreReliability measured) {
        return measured.predictions() == 0
                ? this
                : new RunScores(
                        method,
                        documents,
                        precision,
                        recall,
                        f1,
                        labels,
                        confusion,
                        metrics,
                        RunCalibration.of(measured));
    }

    /** JSON has no number for what is not one. */
    private static Map<String, Double> all(Map<String, Double> figures) {
        Map<String, Double> all = new LinkedHashMap<>(figures);
        all.values().removeIf(value -> !Double.isFinite(value));
        if (OWN.containsAll(all.keySet())) {
            return null;
        }
        return all;
    }

    private static Map<String, Map<String, Integer>> confusion(Measurement measured) {
        Map<String, Map<String, Integer>> confusion = new LinkedHashMap<>();
        measured.confusion().forEach((gold, row) -> {
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

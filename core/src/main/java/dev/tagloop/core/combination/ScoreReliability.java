package dev.tagloop.core.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the scores of a model mean what they say, as they are and at the temperature that fits best (Guo, Pleiss, Sun and Weinberger 2017, ICML). The
 * error at a temperature is measured by cross-fitting: each fifth of the texts at the temperature that fits the others, since one that was fitted on the
 * same predictions always looks better than it is.
 *
 * @param predictions how many were judged
 * @param scaling the temperature that fits all of them; empty where they are too few to tell one
 * @param before the error of the scores as they are, over {@value #BINS} bins
 * @param after the same at the temperature; empty where there is none
 */
public record ScoreReliability(
        int predictions,
        Optional<TemperatureScaling> scaling,
        CalibrationError before,
        Optional<CalibrationError> after) {
    /** Bins of equal width, which the scores are sorted into. */
    public static final int BINS = 10;

    /** From so many predictions on a temperature is fitted. */
    public static final int FEWEST = 50;

    /** So many of them at least must be right, and so many wrong. */
    public static final int FEWEST_OF_EACH = 5;

    private static final TemperatureScaling NONE = new TemperatureScaling(1);
    private static final int PARTS = 5;

    /**
     * Measures.
     *
     * @param texts the predictions about each of the texts, which the model was not trained on
     */
    public static ScoreReliability of(List<List<JudgedPrediction>> texts) {
        List<JudgedPrediction> all = texts.stream().flatMap(List::stream).toList();
        CalibrationError before =
                error(all, all.stream().map(one -> one.score(NONE)).toList());
        if (!tell(all)) {
            return new ScoreReliability(all.size(), Optional.empty(), before, Optional.empty());
        }
        return new ScoreReliability(all.size(), Optional.of(fit(all)), before, Optional.of(crossFitted(texts)));
    }

    /** The number of predictions says nothing where nearly all are right, or wrong. */
    private static boolean tell(List<JudgedPrediction> all) {
        long right = all.stream().filter(JudgedPrediction::right).count();
        return all.size() >= FEWEST && right >= FEWEST_OF_EACH && all.size() - right >= FEWEST_OF_EACH;
    }

    private static CalibrationError crossFitted(List<List<JudgedPrediction>> texts) {
        List<JudgedPrediction> judged = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<JudgedPrediction> others = new ArrayList<>();
            List<JudgedPrediction> own = new ArrayList<>();
            for (int text = 0; text < texts.size(); text++) {
                (text % PARTS == part ? own : others).addAll(texts.get(text));
            }
            TemperatureScaling scaling = fit(others);
            own.forEach(one -> scores.add(one.score(scaling)));
            judged.addAll(own);
        }
        return error(judged, scores);
    }

    /** Where what is right could not have been said, no temperature makes it likelier. */
    private static TemperatureScaling fit(List<JudgedPrediction> predictions) {
        List<JudgedPrediction> known =
                predictions.stream().filter(one -> one.truth() >= 0).toList();
        return known.isEmpty()
                ? NONE
                : TemperatureScaling.fit(
                        known.stream().map(JudgedPrediction::logits).toArray(double[][]::new),
                        known.stream().mapToInt(JudgedPrediction::truth).toArray());
    }

    private static CalibrationError error(List<JudgedPrediction> predictions, List<Double> scores) {
        boolean[] right = new boolean[predictions.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = predictions.get(i).right();
        }
        return CalibrationError.of(
                scores.stream().mapToDouble(score -> Math.min(1, score)).toArray(), right, BINS);
    }
}

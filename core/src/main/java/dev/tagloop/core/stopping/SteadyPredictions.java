package dev.tagloop.core.stopping;

import dev.tagloop.core.agreement.CohenKappa;
import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether models still change their minds (stabilizing predictions, Bloodgood and Vijay-Shanker 2009): Cohen's kappa of each model with the one before,
 * on the same units of texts that nobody labels for it. When the mean of the last {@value #WINDOW} is at least {@value #THRESHOLD}, more labels change
 * little.
 */
public final class SteadyPredictions {
    /** The agreement from which predictions are steady. */
    public static final double THRESHOLD = 0.99;
    /** The models over which it is averaged. */
    public static final int WINDOW = 3;

    private SteadyPredictions() {}

    /**
     * The agreement of each model with the one before; NaN where nothing can be said, which is where both gave everything the same label.
     *
     * @param models for each model, oldest first, the label of each unit
     * @throws IllegalArgumentException if models labelled different numbers of units
     */
    public static List<Double> kappas(List<List<String>> models) {
        List<Double> kappas = new ArrayList<>();
        for (int model = 1; model < models.size(); model++) {
            kappas.add(kappa(models.get(model - 1), models.get(model)));
        }
        return kappas;
    }

    /** Whether the predictions of the newest models are steady. @param kappas as {@link #kappas} gives them */
    public static boolean isSteady(List<Double> kappas) {
        if (kappas.size() < WINDOW) {
            return false;
        }
        double sum = 0;
        for (double kappa : kappas.subList(kappas.size() - WINDOW, kappas.size())) {
            sum += kappa;
        }
        return sum / WINDOW >= THRESHOLD;
    }

    private static double kappa(List<String> before, List<String> after) {
        if (before.size() != after.size()) {
            throw new IllegalArgumentException(
                    "models are compared on the same units, not on " + before.size() + " and " + after.size());
        }
        List<List<String>> units = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            units.add(List.of(before.get(i), after.get(i)));
        }
        return CohenKappa.unweighted().of(RatingTable.of(List.of("before", "after"), units));
    }
}

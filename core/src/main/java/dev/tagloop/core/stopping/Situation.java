package dev.tagloop.core.stopping;

import java.util.List;

/**
 * How far the labelling of a project is.
 *
 * @param curve measured points so far, by rising labels
 * @param kappas agreement of each model with the one before, oldest first; empty if not measured
 * @param labeled tasks that are labelled
 * @param all tasks in all
 * @param seconds measured seconds of one task each; empty if not measured
 * @param hoursUsed hours that labelling took so far, as measured
 */
public record Situation(
        List<CurvePoint> curve, List<Double> kappas, int labeled, int all, List<Double> seconds, double hoursUsed) {

    /** Copies the lists. */
    public Situation {
        curve = List.copyOf(curve);
        kappas = List.copyOf(kappas);
        seconds = List.copyOf(seconds);
    }
}

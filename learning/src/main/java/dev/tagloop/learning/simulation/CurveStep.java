package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A measurement of a run.
 *
 * @param tokens words read so far
 * @param texts texts labelled so far
 * @param metrics figures on the test texts by name, the one that the curve shows first; without those that are undefined, except that the first is
 *     then 0
 * @param edits what making the suggestions right took that the model before made for the texts of this step; null for the first step
 * @param seconds training and measuring, on the machine that it ran on
 */
public record CurveStep(int tokens, int texts, Map<String, Double> metrics, EditCost edits, double seconds) {

    /** Copies the figures. */
    public CurveStep {
        Map<String, Double> copy = new LinkedHashMap<>();
        metrics.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                copy.put(name, value);
            } else if (copy.isEmpty()) {
                copy.put(name, 0.0);
            }
        });
        metrics = Collections.unmodifiableMap(copy);
    }

    /** The height of the curve. */
    public double figure() {
        return metrics.values().iterator().next();
    }
}

package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a sampler did over all seeds.
 *
 * @param sampler its name
 * @param curve the figure after each budget
 * @param tokens mean words after each budget
 * @param area mean height of the curve
 * @param areaGain the same less random's with the same seed; of no seeds where random did not run
 * @param tokensToTarget words to the target, of the seeds that came to it
 * @param tokensRatio the same by random's, of the seeds where both came to it
 * @param reached seeds that came to the target
 * @param atTheEnd all figures after the last budget, by name
 * @param edits what making suggestions right took, all steps and seeds together
 * @param notes where the sampler could not do what it is for
 */
public record SamplerResult(
        String sampler,
        List<SeedMean> curve,
        List<Double> tokens,
        SeedMean area,
        SeedMean areaGain,
        SeedMean tokensToTarget,
        SeedMean tokensRatio,
        int reached,
        Map<String, SeedMean> atTheEnd,
        EditCost edits,
        List<String> notes) {

    /** Copies the lists and the figures. */
    public SamplerResult {
        curve = List.copyOf(curve);
        tokens = List.copyOf(tokens);
        atTheEnd = Collections.unmodifiableMap(new LinkedHashMap<>(atTheEnd));
        notes = List.copyOf(notes);
    }
}

package dev.tagloop.learning.simulation;

import dev.tagloop.learning.snapshot.CanonicalJson;
import java.util.List;

/**
 * Everything that decides the outcome of a run.
 *
 * @param data digest of the texts
 * @param sampler name of the sampler; {@value #EVERYTHING} for a model of all labels
 * @param seed decides the first texts, ties, order and dropout
 * @param budgets words to label before each measurement, rising
 * @param learner how models are trained
 */
public record RunSetting(String data, String sampler, long seed, List<Integer> budgets, String learner) {
    /** In place of a sampler: everything is labelled. */
    public static final String EVERYTHING = "everything";

    private static final int FORMAT = 1;

    /** Copies the budgets. */
    public RunSetting {
        budgets = List.copyOf(budgets);
    }

    /** The name of its file. */
    String fileName() {
        String digest = CanonicalJson.sha256(FORMAT + " " + this);
        return sampler.replaceAll("[^\\w-]", "p") + "-" + seed + "-" + digest.substring(0, 12) + ".json";
    }
}

package dev.tagloop.training.optimization;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much an example of each class counts in the loss.
 *
 * @param balanced whether rare classes count more, so that all classes together count alike
 * @param byLabel weights by label, 1 where a label is not named; empty when balanced
 */
public record ClassWeights(boolean balanced, SortedMap<String, Double> byLabel) {

    /** All count alike. */
    public static final ClassWeights NONE = new ClassWeights(false, new TreeMap<>());

    /** A class counts by examples / (classes × its examples). */
    public static final ClassWeights BALANCED = new ClassWeights(true, new TreeMap<>());

    /** Checks the weights. */
    public ClassWeights {
        byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
        byLabel.forEach((label, weight) ->
                Range.require(weight > 0 && Double.isFinite(weight), "class weight of " + label, weight, "above 0"));
    }

    /** Weights by label, 1 where a label is not named. */
    public static ClassWeights of(Map<String, Double> byLabel) {
        return new ClassWeights(false, new TreeMap<>(byLabel));
    }

    /** Whether all classes count alike. */
    public boolean alike() {
        return !balanced && byLabel.isEmpty();
    }

    /**
     * The weights in the order of a model's outputs.
     *
     * @param labels the outputs
     * @param counts how often each is the right one in the training part; asked only when balanced
     * @throws IllegalArgumentException if a weight is given for a label that is not there
     */
    public float[] of(List<String> labels, long[] counts) {
        byLabel.keySet().stream()
                .filter(label -> !labels.contains(label))
                .findFirst()
                .ifPresent(label -> {
                    throw new IllegalArgumentException(
                            "there is a class weight for '" + label + "', but the labels are " + labels);
                });
        float[] weights = new float[labels.size()];
        double all = 0;
        long present = 0;
        for (long count : balanced ? counts : new long[0]) {
            all += count;
            present += count > 0 ? 1 : 0;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = balanced
                    ? (float) (counts[i] == 0 ? 1 : all / (present * counts[i]))
                    : byLabel.getOrDefault(labels.get(i), 1.0).floatValue();
        }
        return weights;
    }
}

package dev.tagloop.learning.starter;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.LoraAdapter;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a training has changed in its base, as an adapter: the difference of each matrix at a low rank, vectors and new parts whole. The tables of word
 * pieces and positions stay those of the base.
 */
final class LearnedDifference {
    private static final String WEIGHT = ".weight";
    private static final String TABLES = "embeddings.weight";

    private LearnedDifference() {}

    static LoraAdapter of(Checkpoint base, Checkpoint tuned, int rank) {
        Map<String, FloatTensor> parts = new TreeMap<>();
        TreeSet<String> layers = new TreeSet<>();
        tuned.weights().forEach((name, after) -> {
            FloatTensor before = base.weights().get(name);
            if (before == null || after.rank() != 2) {
                parts.put(name, after);
            } else if (!name.endsWith(TABLES)) {
                String layer = name.substring(0, name.length() - WEIGHT.length());
                LowRank product = LowRank.of(difference(before, after), rank);
                parts.put(layer + ".lora_A.weight", product.down());
                parts.put(layer + ".lora_B.weight", product.up());
                layers.add(layer.substring(layer.lastIndexOf('.') + 1));
            }
        });
        return LoraAdapter.of(tuned.config(), rank, rank, layers.stream().toList(), parts);
    }

    private static FloatTensor difference(FloatTensor before, FloatTensor after) {
        float[] numbers = after.toArray();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] -= before.get(i);
        }
        return FloatTensor.of(after.shape(), numbers);
    }
}

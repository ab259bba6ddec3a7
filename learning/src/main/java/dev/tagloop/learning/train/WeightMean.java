package dev.tagloop.learning.train;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model half way between two of one line, weight by weight: it keeps more of what the earlier one knew than the later one does, and mostly finds more
 * than either (Wortsman et al. 2022, Robust fine-tuning of zero-shot models).
 */
final class WeightMean {
    private WeightMean() {}

    /** The mean. @param later goes on from {@code earlier}: the same tensors, in the same shapes; others are taken as they are */
    static Checkpoint of(Checkpoint earlier, Checkpoint later) {
        Map<String, FloatTensor> weights = new TreeMap<>(later.weights());
        earlier.weights()
                .forEach((name, weight) -> weights.computeIfPresent(
                        name, (same, learned) -> learned.equals(weight) ? learned : mean(weight, learned)));
        return later.withWeights(weights);
    }

    private static FloatTensor mean(FloatTensor one, FloatTensor other) {
        float[] values = one.toArray();
        float[] others = other.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] + others[i]) / 2;
        }
        return FloatTensor.of(other.shape(), values);
    }
}

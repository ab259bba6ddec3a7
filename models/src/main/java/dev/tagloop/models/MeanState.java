package dev.tagloop.models;

import dev.tagloop.core.vector.Vectors;
import java.util.List;

/** The direction of the mean of the encoder's last states over all tokens of a text's windows: what the text is like. */
final class MeanState {
    private MeanState() {}

    /** @param windows the states of each window, one token after the other; or of each token */
    static float[] of(List<float[]> windows, int width) {
        double[] sums = new double[width];
        for (float[] states : windows) {
            for (int i = 0; i < states.length; i++) {
                sums[i % width] += states[i];
            }
        }
        // The direction of the mean is that of the sum.
        return Vectors.unit(sums);
    }
}

package dev.tagloop.training.internal.layers;

import dev.tagloop.models.FloatTensor;
import java.util.Arrays;
import java.util.Random;

/** What a new tensor holds before it has learned anything. */
public enum Fill {
    /** Normally distributed around 0: linear weights and tables. */
    NORMAL,
    ZEROS,
    ONES,
    /** Evenly distributed within the inverse root of the last extent: what PyTorch's linear layers begin with. */
    UNIFORM;

    FloatTensor tensor(int[] shape, Random random, double deviation) {
        FloatTensor zeros = FloatTensor.zeros(shape);
        if (this == ZEROS) {
            return zeros;
        }
        float[] values = new float[zeros.size()];
        if (this == ONES) {
            Arrays.fill(values, 1);
        } else if (this == UNIFORM) {
            double bound = 1 / Math.sqrt(shape[shape.length - 1]);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * deviation);
            }
        }
        return FloatTensor.of(shape, values);
    }
}

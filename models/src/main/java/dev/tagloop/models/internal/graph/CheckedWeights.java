package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import java.util.Arrays;

/** A checkpoint's weights, each held to the shape that the config promises. */
final class CheckedWeights {
    private final Checkpoint checkpoint;

    CheckedWeights(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    boolean has(String name) {
        return checkpoint.weights().containsKey(name);
    }

    /**
     * One weight.
     *
     * @throws ModelFormatException if it is missing or has another shape
     */
    FloatTensor get(String name, int... shape) {
        FloatTensor tensor = checkpoint.weight(name);
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new ModelFormatException("the weight '" + name + "' has the shape " + Arrays.toString(tensor.shape())
                    + ", config.json asks for " + Arrays.toString(shape)
                    + "; the two files do not belong together");
        }
        return tensor;
    }
}

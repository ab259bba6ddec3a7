package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.internal.tensor.Parameters;
import java.util.Arrays;

/** The place of one tensor in a model: declared with its shape when the model is built, filled when weights are bound to it. */
public final class Slot {

    private final String name;
    private final int[] shape;
    private final Fill fill;
    private final boolean mayBeNew;
    private NDArray tensor;

    Slot(String name, int[] shape, Fill fill, boolean mayBeNew) {
        if (Arrays.stream(shape).anyMatch(extent -> extent < 1)) {
            throw new ModelFormatException("config.json asks for a tensor '" + name + "' of the shape "
                    + Arrays.toString(shape) + ", which there cannot be");
        }
        this.name = name;
        this.shape = shape.clone();
        this.fill = fill;
        this.mayBeNew = mayBeNew;
    }

    /** The tensor's name in a checkpoint. */
    public String name() {
        return name;
    }

    /** The shape that the configuration asks for. */
    public int[] shape() {
        return shape.clone();
    }

    Fill fill() {
        return fill;
    }

    boolean mayBeNew() {
        return mayBeNew;
    }

    void bind(Parameters parameters) {
        tensor = parameters.get(name);
    }

    /** The tensor. */
    public NDArray get() {
        if (tensor == null) {
            throw new IllegalStateException("no weights are bound to '" + name + "' yet");
        }
        return tensor;
    }
}

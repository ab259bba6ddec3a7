package dev.tagloop.training.internal.layers;

import dev.tagloop.models.ModelFormatException;

/** Holds numbers of a configuration to what a model can have, before anything is made of them. */
public final class Counts {

    /** More layers than any known model has. */
    private static final int LAYERS = 1000;

    private Counts() {}

    /**
     * A count that must be there.
     *
     * @throws ModelFormatException if it is below 1
     */
    public static int positive(String key, int value) {
        if (value < 1) {
            throw new ModelFormatException("config.json: '" + key + "' is " + value + ", but must be 1 or more");
        }
        return value;
    }

    /**
     * A number of layers.
     *
     * @throws ModelFormatException if it is below 1 or no model's
     */
    public static int layers(String key, int value) {
        if (value > LAYERS) {
            throw new ModelFormatException(
                    "config.json: '" + key + "' is " + value + ", more layers than any model has (" + LAYERS + ")");
        }
        return positive(key, value);
    }

    /**
     * The width of one of several heads.
     *
     * @throws ModelFormatException if the width cannot be shared by so many heads
     */
    public static int perHead(int width, int heads) {
        if (heads < 1 || width < 1 || width % heads != 0) {
            throw new ModelFormatException(
                    "config.json: the hidden size " + width + " cannot be shared by " + heads + " attention heads");
        }
        return width / heads;
    }
}

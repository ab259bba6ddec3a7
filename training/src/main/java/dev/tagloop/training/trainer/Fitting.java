package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;

/** Holds encoded examples against what a model reads. */
final class Fitting {
    private Fitting() {}

    /**
     * Whether the model can read the pieces.
     *
     * @throws IllegalArgumentException if there are too many of them, or it does not know one
     */
    static void require(int[] pieces, Checkpoint base) {
        int most = base.config().maxPositions();
        if (pieces.length > most) {
            throw new IllegalArgumentException("an example has " + pieces.length + " pieces, but the model reads "
                    + most + " at once: cut longer texts into windows");
        }
        int vocabulary = base.config().vocabSize();
        for (int piece : pieces) {
            if (piece < 0 || piece >= vocabulary) {
                throw new IllegalArgumentException("an example has the piece " + piece + ", but the model knows "
                        + vocabulary + " pieces: they do not belong together");
            }
        }
    }

    /**
     * Whether the model needs nothing else of a text.
     *
     * @throws IllegalArgumentException if it reads the shape of words
     */
    static void requirePlain(Checkpoint base) {
        if (base.config().wordShape()) {
            throw new IllegalArgumentException(
                    "this model reads the shape of words, which encoded examples do not hold: train it with FineTuning");
        }
    }
}

package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.List;

/** The body of a model: sequences of pieces in, one vector a piece out. */
public interface Encoder {

    /**
     * What it computes.
     *
     * @param hidden the embeddings' output and then that of each layer, each [rows, width, hidden]; those before the last frozen one are left out
     *     where a batch begins {@link Batch#above} them
     * @param last what heads read
     */
    record States(List<NDArray> hidden, NDArray last) {}

    /** All states. */
    States states(Batch batch, Dropout dropout);

    /** The last hidden states, [rows, width, hidden]. */
    default NDArray encode(Batch batch, Dropout dropout) {
        return states(batch, dropout).last();
    }

    /** Whether its layers can begin from what the first of them said before, see {@link #first}. */
    default boolean beginsAbove() {
        return false;
    }

    /**
     * What the first layers say, without dropout: the output of the embeddings for 0 layers.
     *
     * @throws UnsupportedOperationException unless {@link #beginsAbove}
     */
    default NDArray first(Batch batch, int layers) {
        throw new UnsupportedOperationException("the layers of this family cannot begin from a state");
    }

    /** The table of word pieces. */
    Slot words();

    /** Numbers in the vector of a piece. */
    int hidden();
}

package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.List;

/** The body of a model: sequences of pieces in, one vector a piece out. */
public interface Encoder {

    /**
     * What it computes.
     *
     * @param hidden the embeddings' output and then that of each layer, each [rows, width, hidden]
     * @param last what heads read
     */
    record States(List<NDArray> hidden, NDArray last) {}

    /** All states. */
    States states(Batch batch, Dropout dropout);

    /** The last hidden states, [rows, width, hidden]. */
    default NDArray encode(Batch batch, Dropout dropout) {
        return states(batch, dropout).last();
    }

    /** The table of word pieces. */
    Slot words();

    /** Numbers in the vector of a piece. */
    int hidden();
}

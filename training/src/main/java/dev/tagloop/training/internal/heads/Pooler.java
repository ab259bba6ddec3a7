package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;

/**
 * BERT's summary of a sequence: tanh of a linear layer on the first piece.
 *
 * @param prefix of its tensor names, such as {@code "bert."} or the empty string
 */
public record Pooler(Parameters parameters, String prefix) {

    /** [rows, width, hidden] → [rows, hidden]. */
    public NDArray pool(NDArray hidden) {
        long rows = hidden.getShape().get(0);
        long width = hidden.getShape().get(1);
        long[] first = new long[(int) rows];
        for (int i = 0; i < rows; i++) {
            first[i] = i * width;
        }
        NDArray flat = Ops.reshape(hidden, rows * width, hidden.getShape().get(2));
        NDArray classes = Ops.rows(flat, Ops.longs(hidden.getManager(), first, rows));
        return Ops.tanh(Ops.linear(
                classes, parameters.get(prefix + "pooler.dense.weight"), parameters.get(prefix + "pooler.dense.bias")));
    }
}

package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A function of a linear layer on the first piece. */
public record Pooler(Linear dense, UnaryOperator<NDArray> activation) implements SequenceClassification.Summary {

    @Override
    public NDArray of(Batch batch, NDArray hidden, Dropout dropout) {
        return activation.apply(dense.apply(first(hidden)));
    }

    /** The same with dropout on the first piece too, as heads with two layers have it. */
    public SequenceClassification.Summary ofDropped() {
        return (batch, hidden, dropout) -> activation.apply(dense.apply(dropout.apply(first(hidden))));
    }

    /** The mean over the pieces of each sequence: [rows, width, hidden] → [rows, hidden]. */
    public static NDArray mean(Batch batch, NDArray hidden) {
        long width = hidden.getShape().get(1);
        float[] shares = new float[(int) (batch.rows() * width)];
        for (int row = 0; row < batch.rows(); row++) {
            int length = batch.pieces()[row].length;
            int from = row * (int) width;
            Arrays.fill(shares, from, from + length, 1f / length);
        }
        NDArray weights = Ops.floats(hidden.getManager(), shares, batch.rows(), 1, width);
        return Ops.reshape(
                Ops.matMul(weights, hidden), batch.rows(), hidden.getShape().get(2));
    }

    /** The first piece of each sequence: [rows, width, hidden] → [rows, hidden]. */
    public static NDArray first(NDArray hidden) {
        long rows = hidden.getShape().get(0);
        long width = hidden.getShape().get(1);
        long[] first = new long[(int) rows];
        for (int i = 0; i < rows; i++) {
            first[i] = i * width;
        }
        NDArray flat = Ops.reshape(hidden, rows * width, hidden.getShape().get(2));
        return Ops.rows(flat, Ops.longs(hidden.getManager(), first, rows));
    }
}

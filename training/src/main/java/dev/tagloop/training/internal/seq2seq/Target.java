package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.tensor.Ops;

/**
 * The pieces that a decoder reads: all that were written so far, or the last ones of them.
 *
 * @param manager of the running step; everything computed belongs to it
 * @param ids [rows, width]
 * @param first position of the first piece
 */
public record Target(NDManager manager, NDArray ids, int first) {

    /** Rows of equal length. */
    public static Target of(NDManager manager, int[][] ids, int first) {
        int width = ids[0].length;
        long[] flat = new long[ids.length * width];
        for (int row = 0; row < ids.length; row++) {
            for (int i = 0; i < width; i++) {
                flat[row * width + i] = ids[row][i];
            }
        }
        return new Target(manager, Ops.longs(manager, flat, ids.length, width), first);
    }

    /** Pieces in each row. */
    public int width() {
        return (int) ids.getShape().get(1);
    }

    /** The positions of the pieces plus an offset, [width]. */
    public NDArray positions(int offset) {
        long[] positions = new long[width()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (long) first + i + offset;
        }
        return Ops.longs(manager, positions, positions.length);
    }

    /** Added to the scores of attention so that no piece sees a later one, [1, 1, width, first + width]; null for one piece. */
    public NDArray causal() {
        int width = width();
        if (width == 1) {
            return null;
        }
        int all = first + width;
        float[] bias = new float[width * all];
        for (int q = 0; q < width; q++) {
            for (int k = first + q + 1; k < all; k++) {
                bias[q * all + k] = Batch.MASKED;
            }
        }
        return Ops.floats(manager, bias, 1, 1, width, all);
    }
}

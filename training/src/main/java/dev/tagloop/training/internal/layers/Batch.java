package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;

/**
 * The input of one forward pass: word pieces of sequences padded to one width.
 *
 * @param manager of the running step; everything computed from the batch belongs to it
 * @param ids rows of the word embedding table, [rows, width]
 * @param types segment of each piece, [rows, width]
 * @param positions 0 to width - 1, [width]
 * @param padding 0 for pieces and a large negative number for padding, [rows, 1, 1, width]; null when nothing is padded
 * @param shapes word shape of each piece, [rows, width]; null when the model has none
 * @param pieces the same ids as numbers, without the padding
 * @param pad the id of padding
 * @param frozen what frozen layers say of these rows, so that those above begin from it; null to compute all layers
 */
public record Batch(
        NDManager manager,
        NDArray ids,
        NDArray types,
        NDArray positions,
        NDArray padding,
        NDArray shapes,
        int[][] pieces,
        int pad,
        FrozenStates.Rows frozen) {

    /** Added to attention scores of padding: below every real score, yet far from overflow. */
    public static final float MASKED = -1e9f;

    /** Number of sequences. */
    public long rows() {
        return ids.getShape().get(0);
    }

    /** Pieces in each sequence, padding included. */
    public long width() {
        return ids.getShape().get(1);
    }

    /** Whether padding stands at a place, as filling or as a piece of the text. */
    public boolean isPad(int row, int column) {
        return column >= pieces[row].length || pieces[row][column] == pad;
    }

    /** 1 for pieces and 0 for padding, [rows, width, 1]; null when nothing is padded. */
    public NDArray mask() {
        if (padding == null) {
            return null;
        }
        float[] mask = new float[(int) (rows() * width())];
        for (int row = 0; row < pieces.length; row++) {
            int from = row * (int) width();
            Arrays.fill(mask, from, from + pieces[row].length, 1);
        }
        return Ops.floats(manager, mask, rows(), width(), 1);
    }

    /**
     * Makes the tensors of a batch from rows of unequal length.
     *
     * @param types may be null: all 0
     * @param shapes may be null: no word shape
     * @param pad the id that fills short rows
     */
    public static Batch of(NDManager manager, int[][] ids, int[][] types, int[][] shapes, int pad) {
        int rows = ids.length;
        int width = 0;
        for (int[] row : ids) {
            width = Math.max(width, row.length);
        }
        boolean padded = false;
        float[] mask = new float[rows * width];
        for (int r = 0; r < rows; r++) {
            for (int c = ids[r].length; c < width; c++) {
                mask[r * width + c] = MASKED;
                padded = true;
            }
        }
        long[] positions = new long[width];
        for (int i = 0; i < width; i++) {
            positions[i] = i;
        }
        return new Batch(
                manager,
                Ops.longs(manager, rectangle(ids, rows, width, pad), rows, width),
                Ops.longs(
                        manager,
                        types == null ? new long[rows * width] : rectangle(types, rows, width, 0),
                        rows,
                        width),
                Ops.longs(manager, positions, width),
                padded ? Ops.floats(manager, mask, rows, 1, 1, width) : null,
                shapes == null ? null : Ops.longs(manager, rectangle(shapes, rows, width, 0), rows, width),
                ids,
                pad,
                null);
    }

    /** The same batch, whose first layers are frozen. */
    public Batch above(FrozenStates.Rows rows) {
        return new Batch(manager, ids, types, positions, padding, shapes, pieces, pad, rows);
    }

    private static long[] rectangle(int[][] values, int rows, int width, int fill) {
        long[] flat = new long[rows * width];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                flat[r * width + c] = c < values[r].length ? values[r][c] : fill;
            }
        }
        return flat;
    }
}

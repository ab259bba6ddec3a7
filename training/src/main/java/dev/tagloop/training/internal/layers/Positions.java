package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;

/** Which rows of a table of positions the pieces of a batch read. */
public final class Positions {

    private final Slot table;
    private final int first;

    private Positions(Slot table, int first) {
        this.table = table;
        this.first = first;
    }

    /** Row 0 for the first piece, 1 for the next. */
    public static Positions fromZero(Slot table) {
        return new Positions(table, 0);
    }

    /** RoBERTa's: the id of padding + 1 for the first piece; padding itself counts nothing and reads that id. */
    public static Positions behind(int padId, Slot table) {
        if (padId < 0 || padId >= table.shape()[0]) {
            throw new ModelFormatException("config.json: 'pad_token_id' is " + padId + ", behind which '" + table.name()
                    + "' has no position");
        }
        return new Positions(table, padId + 1);
    }

    /** What the table says, [width, ..] or [rows, width, ..]. */
    NDArray of(Batch batch) {
        require(table, (int) batch.width(), first);
        return Ops.embedding(first == 0 ? batch.positions() : counted(batch), table.get());
    }

    /**
     * Holds a sequence against a table.
     *
     * @param first row of the first piece
     * @throws IllegalArgumentException if the sequence is longer
     */
    public static void require(Slot table, int pieces, int first) {
        int rows = table.shape()[0] - first;
        if (pieces > rows) {
            throw new IllegalArgumentException("a sequence of " + pieces + " pieces is longer than the " + rows
                    + " positions of '" + table.name() + "': use a smaller maximal length");
        }
    }

    private NDArray counted(Batch batch) {
        int width = (int) batch.width();
        long[] positions = new long[(int) batch.rows() * width];
        Arrays.fill(positions, first - 1L);
        for (int row = 0; row < batch.rows(); row++) {
            long next = first;
            for (int i = 0; i < width; i++) {
                if (!batch.isPad(row, i)) {
                    positions[row * width + i] = next++;
                }
            }
        }
        return Ops.longs(batch.manager(), positions, batch.rows(), width);
    }
}

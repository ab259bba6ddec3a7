package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;

/** The rows of a position table that the pieces of a batch read. */
@FunctionalInterface
public interface Positions {

    /** Rows, [width] or [rows, width]. */
    NDArray of(Batch batch);

    /** 0 for the first piece, 1 for the next. */
    static Positions fromZero() {
        return Batch::positions;
    }

    /** RoBERTa's: the id of padding + 1 for the first piece; padding itself counts nothing and reads that id. */
    static Positions behind(int padId) {
        return batch -> {
            int width = (int) batch.width();
            long[] positions = new long[(int) batch.rows() * width];
            Arrays.fill(positions, padId);
            for (int row = 0; row < batch.rows(); row++) {
                long next = padId + 1L;
                for (int i = 0; i < width; i++) {
                    if (!batch.isPad(row, i)) {
                        positions[row * width + i] = next++;
                    }
                }
            }
            return Ops.longs(batch.manager(), positions, batch.rows(), width);
        };
    }
}

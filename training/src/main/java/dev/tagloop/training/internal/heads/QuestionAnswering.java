package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/**
 * Two numbers for each piece, whether the answer starts or ends there.
 *
 * @param pieces what the family does to the vector of each piece before
 * @param drops whether dropout comes before the last layer, as in DistilBERT alone
 */
public record QuestionAnswering(Encoder encoder, UnaryOperator<NDArray> pieces, Linear outputs, boolean drops) {

    /** Start and end scores, [2, rows, width]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        return Ops.transpose(
                outputs.apply((drops ? dropout : Dropout.NONE).apply(pieces.apply(encoder.encode(batch, dropout)))),
                2,
                0,
                1);
    }

    /**
     * Mean of the cross entropies of start and end, over all positions of the width, padding included; a position
     * behind the width counts nowhere.
     */
    public NDArray loss(Batch batch, int[] starts, int[] ends, Dropout dropout) {
        NDArray logits = logits(batch, dropout);
        long rows = batch.rows();
        long width = batch.width();
        NDArray flat = Ops.reshape(logits, 2 * rows, width);
        NDArray start = Losses.crossEntropy(half(flat, 0, rows), within(starts, width));
        NDArray end = Losses.crossEntropy(half(flat, rows, rows), within(ends, width));
        return Ops.scale(Ops.add(start, end), 0.5);
    }

    private static NDArray half(NDArray flat, long from, long rows) {
        long[] index = new long[(int) rows];
        for (int i = 0; i < rows; i++) {
            index[i] = from + i;
        }
        return Ops.rows(flat, Ops.longs(flat.getManager(), index, rows));
    }

    private static int[] within(int[] positions, long width) {
        int[] labels = positions.clone();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= width) {
                labels[i] = Losses.IGNORED;
            }
        }
        return labels;
    }
}

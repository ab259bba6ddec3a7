package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/**
 * A classifier on what the decoder knows at the last end piece of its input.
 *
 * @param start the piece that the decoder begins with
 * @param end the end piece
 */
public record BartClassification(Encoder encoder, Decoder decoder, Linear dense, Linear outputs, int start, int end) {

    /** The decoder's states for the same input, shifted by one. */
    public Encoder.States states(Batch batch, Dropout dropout) {
        int width = (int) batch.width();
        int[][] shifted = new int[(int) batch.rows()][width];
        for (int row = 0; row < shifted.length; row++) {
            int[] pieces = batch.pieces()[row];
            for (int i = 0; i < width; i++) {
                shifted[row][i] = i == 0 ? start : i <= pieces.length ? pieces[i - 1] : batch.pad();
            }
        }
        Memory memory = new Memory(encoder.encode(batch, dropout), batch.padding());
        return decoder.states(Target.of(batch.manager(), shifted, 0), memory, null, dropout);
    }

    /** Scores, [rows, classes]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        NDArray last = states(batch, dropout).last();
        long width = batch.width();
        long[] ends = new long[(int) batch.rows()];
        for (int row = 0; row < ends.length; row++) {
            ends[row] = row * width + lastEnd(batch.pieces()[row]);
        }
        NDArray flat = Ops.reshape(last, ends.length * width, last.getShape().get(2));
        NDArray summary = Ops.rows(flat, Ops.longs(batch.manager(), ends, ends.length));
        NDArray inner = Ops.tanh(dense.apply(dropout.apply(summary)));
        return outputs.apply(dropout.apply(inner));
    }

    /** Cross entropy, binary cross entropy or mean squared error. */
    public NDArray loss(Batch batch, SequenceClassification.Targets targets, Dropout dropout) {
        return SequenceClassification.loss(logits(batch, dropout), targets);
    }

    private int lastEnd(int[] pieces) {
        for (int i = pieces.length - 1; i >= 0; i--) {
            if (pieces[i] == end) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "a text without the end piece " + end + " cannot be classified: its tokenizer must add it");
    }
}

package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/**
 * Scores of all word pieces at each position.
 *
 * @param transform a linear layer, a function and a norm
 * @param decoder mostly tied to the table of word pieces
 */
public record MaskedLanguage(Encoder encoder, UnaryOperator<NDArray> transform, Linear decoder) {

    /** [rows, width, vocabulary]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        return decoder.apply(transform.apply(encoder.encode(batch, dropout)));
    }

    /**
     * Scores at some positions alone, which spares the others the whole vocabulary.
     *
     * @param positions numbers in rows × width, row-major
     * @return [positions, vocabulary]
     */
    public NDArray logitsAt(Batch batch, long[] positions, Dropout dropout) {
        NDArray hidden = encoder.encode(batch, dropout);
        NDArray flat = Ops.reshape(
                hidden, batch.rows() * batch.width(), hidden.getShape().get(2));
        return decoder.apply(transform.apply(Ops.rows(flat, Ops.longs(batch.manager(), positions, positions.length))));
    }

    /**
     * Cross entropy, mean over the positions that have a label.
     *
     * @param labels rows × width piece ids, row-major, {@link Losses#IGNORED} where none counts
     */
    public NDArray loss(Batch batch, int[] labels, Dropout dropout) {
        NDArray logits = logits(batch, dropout);
        return Losses.crossEntropy(
                Ops.reshape(logits, labels.length, logits.getShape().get(2)), labels);
    }
}

package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/**
 * A linear layer on every word piece.
 *
 * @param pieces what the family does to the vector of each piece before
 */
public record TokenClassification(Encoder encoder, UnaryOperator<NDArray> pieces, Linear classifier) {

    /** Scores of each class for each piece, [rows, width, classes]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        return classifier.apply(dropout.apply(pieces.apply(encoder.encode(batch, dropout))));
    }

    /**
     * Cross entropy, mean over labelled pieces.
     *
     * @param labels rows × width class numbers, row-major, {@link Losses#IGNORED} where none counts
     */
    public NDArray loss(Batch batch, int[] labels, Dropout dropout) {
        return loss(batch, labels, dropout, CrossEntropy.PLAIN);
    }

    /** As the other one, with smoothing or weights. */
    public NDArray loss(Batch batch, int[] labels, Dropout dropout, CrossEntropy entropy) {
        NDArray logits = logits(batch, dropout);
        return entropy.of(Ops.reshape(logits, labels.length, logits.getShape().get(2)), labels);
    }
}

package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.bert.Batch;
import dev.tagloop.training.internal.bert.BertEncoder;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;

/** A linear layer on every word piece: {@code classifier}. */
public record TokenClassification(BertEncoder encoder, Parameters parameters) {

    /** Scores of each class for each piece, [rows, width, classes]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        NDArray hidden = dropout.apply(encoder.encode(batch, dropout));
        return Ops.linear(hidden, parameters.get("classifier.weight"), parameters.get("classifier.bias"));
    }

    /**
     * Cross entropy, mean over labelled pieces.
     *
     * @param labels rows × width class numbers, row-major, {@link Losses#IGNORED} where none counts
     */
    public NDArray loss(Batch batch, int[] labels, Dropout dropout) {
        NDArray logits = logits(batch, dropout);
        return Losses.crossEntropy(
                Ops.reshape(logits, labels.length, logits.getShape().get(2)), labels);
    }
}

package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.training.internal.bert.Activations;
import dev.tagloop.training.internal.bert.Batch;
import dev.tagloop.training.internal.bert.BertEncoder;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;

/**
 * Scores of all word pieces at each position: {@code cls.predictions}, its decoder tied to the word embeddings.
 *
 * @param prefix of the encoder's tensor names
 */
public record MaskedLanguage(
        BertEncoder encoder, Parameters parameters, String prefix, Activation activation, double epsilon) {

    private static final String AT = "cls.predictions.";

    /** [rows, width, vocabulary]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        NDArray hidden = encoder.encode(batch, dropout);
        NDArray dense = Ops.linear(
                hidden, parameters.get(AT + "transform.dense.weight"), parameters.get(AT + "transform.dense.bias"));
        NDArray normed = Ops.layerNorm(
                Activations.apply(activation, dense),
                parameters.get(AT + "transform.LayerNorm.weight"),
                parameters.get(AT + "transform.LayerNorm.bias"),
                epsilon);
        return Ops.linear(
                normed, parameters.get(prefix + "embeddings.word_embeddings.weight"), parameters.get(AT + "bias"));
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

package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.bert.Batch;
import dev.tagloop.training.internal.bert.BertEncoder;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;

/** A linear layer on the pooled sequence: {@code classifier}. What its outputs mean is decided by the loss. */
public record SequenceClassification(BertEncoder encoder, Pooler pooler, Parameters parameters) {

    /** One class for each sequence, one number, or any number of classes. */
    public sealed interface Targets {
        /** Class numbers, {@link Losses#IGNORED} where none counts. */
        record Single(int[] classes) implements Targets {}

        /** Values from 0 to 1 for each class, rows × classes, row-major. */
        record Multi(float[] values) implements Targets {}

        /** One number for each sequence. */
        record Regression(float[] values) implements Targets {}
    }

    /** Scores, [rows, classes]. */
    public NDArray logits(Batch batch, Dropout dropout) {
        NDArray pooled = dropout.apply(pooler.pool(encoder.encode(batch, dropout)));
        return Ops.linear(pooled, parameters.get("classifier.weight"), parameters.get("classifier.bias"));
    }

    /** Cross entropy, binary cross entropy or mean squared error. */
    public NDArray loss(Batch batch, Targets targets, Dropout dropout) {
        NDArray logits = logits(batch, dropout);
        return switch (targets) {
            case Targets.Single single -> Losses.crossEntropy(logits, single.classes());
            case Targets.Multi multi -> Losses.binaryCrossEntropy(logits, multi.values());
            case Targets.Regression regression -> Losses.meanSquaredError(logits, regression.values());
        };
    }
}

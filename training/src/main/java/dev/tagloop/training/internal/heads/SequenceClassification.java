package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;

/** A linear layer on a summary of the sequence. What its outputs mean is decided by the loss. */
public record SequenceClassification(Encoder encoder, Summary summary, Linear classifier) {

    /** One vector for a sequence. */
    @FunctionalInterface
    public interface Summary {
        /** [rows, width, hidden] → [rows, hidden]. */
        NDArray of(Batch batch, NDArray hidden, Dropout dropout);
    }

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
        return classifier.apply(dropout.apply(summary.of(batch, encoder.encode(batch, dropout), dropout)));
    }

    /** Cross entropy, binary cross entropy or mean squared error. */
    public NDArray loss(Batch batch, Targets targets, Dropout dropout) {
        return loss(logits(batch, dropout), targets);
    }

    /** As the other one, with smoothing or weights where one class is right. */
    public NDArray loss(Batch batch, Targets targets, Dropout dropout, CrossEntropy entropy) {
        return loss(logits(batch, dropout), targets, entropy);
    }

    /** The loss of scores, [rows, classes]. */
    public static NDArray loss(NDArray logits, Targets targets) {
        return loss(logits, targets, CrossEntropy.PLAIN);
    }

    /** As the other one, with smoothing or weights where one class is right. */
    public static NDArray loss(NDArray logits, Targets targets, CrossEntropy entropy) {
        return switch (targets) {
            case Targets.Single single -> entropy.of(logits, single.classes());
            case Targets.Multi multi -> Losses.binaryCrossEntropy(logits, multi.values());
            case Targets.Regression regression -> Losses.meanSquaredError(logits, regression.values());
        };
    }
}

package dev.tagloop.training.internal.task;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Blueprint;
import dev.tagloop.training.internal.layers.Slot;
import java.util.List;
import java.util.Optional;

/**
 * What a model learns to do: its tensors, its loss, and what it says of an example. One object belongs to one model, since
 * its parts hold that model's tensors; it has no state beside them.
 *
 * @param <E> an example, encoded: pieces in the ids of the full vocabulary, and what is right about them
 * @param <O> what a model says of one example, as plain numbers
 */
public interface TrainingTask<E, O> {

    /** The task as Hugging Face tags it, such as {@code token-classification}. */
    String name();

    /** The configuration that the model is built from. */
    ModelConfig config();

    /** The configuration of the trained model: the architecture, and labels where it has some. */
    ModelConfig finished();

    /** The model as it is declared, its body and its head. */
    Draft<?> draft();

    /** All tensors of the model. */
    default Blueprint blueprint() {
        return draft().blueprint();
    }

    /** The table of word pieces. */
    default Slot words() {
        return draft().encoder().words();
    }

    /**
     * Whether rows of that table that no example uses may be left out while it trains, as their gradients are 0. Not so
     * where the table is read backwards for scores of all pieces.
     */
    default boolean compact() {
        return true;
    }

    /** Whether a tensor belongs to the head or is an own addition, so that it may learn at a higher rate. */
    boolean isHead(String name);

    /** Whether a tensor is drawn anew even where the base has one of this name, as it means something else. */
    boolean isRenewed(String name);

    /** The pieces of an example, all that the table of word pieces is asked for. */
    int[] pieces(E example);

    /** How long an example is: batches are made of examples of like length, and budgets count it. */
    default int length(E example) {
        return pieces(example).length;
    }

    /** Whether the loss takes {@link Pass#entropy}, so that labels can be smoothed and classes weighted. */
    default boolean weighs() {
        return false;
    }

    /**
     * The class numbers in an example's loss, which count it beside other batches of its step; {@code IGNORED} ones do not.
     * Empty where each example counts once.
     */
    default int[] labels(E example) {
        return new int[0];
    }

    /** Everything of an example that training depends on, as text: a training is gone on with only if it is the same. */
    String identity(E example);

    /** What the body reads of a batch; empty where what it reads differs from step to step, so that it cannot be read ahead. */
    default Optional<Batch> input(Pass pass, List<E> batch) {
        return Optional.empty();
    }

    /** The loss of a batch, a scalar, with everything it makes in the pass's manager. */
    NDArray loss(Pass pass, List<E> batch);

    /** What the model says of each example of a batch, under the pass's dropout; nothing is recorded for a backward pass. */
    List<O> outputs(Pass pass, List<E> batch);

    /** Adds the loss of an output, so that the mean over a batch is what {@link #loss} gives without dropout. */
    void addLoss(E example, O output, MeanLoss sum);
}

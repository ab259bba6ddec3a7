package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.task.TrainingTask;
import java.util.List;

/**
 * What a Trainer needs to know of a task.
 *
 * @param <E> an encoded example as users write it
 * @param <X> the same as the task takes it
 * @param <O> what the model says of it
 * @param <P> what a metric gets to see
 */
interface TrainerTask<E, X, O, P> {

    /** Says what kind of model it is, for its card: "A token classifier". */
    String noun();

    /**
     * Holds an example against the model.
     *
     * @throws IllegalArgumentException if the two do not go together
     */
    void check(E example);

    /** Examples as the task takes them, in their order. */
    List<X> encode(List<E> examples);

    /** The task for one model. */
    TrainingTask<X, O> task(Checkpoint model);

    /** What a metric judges. */
    P prediction(List<X> examples, List<O> outputs);
}

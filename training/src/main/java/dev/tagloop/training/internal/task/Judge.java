package dev.tagloop.training.internal.task;

import java.util.List;
import java.util.Map;

/** Judges a model by what it says of the validation part, beside the loss. */
public interface Judge<E, O> {

    /** The name that stands for the loss. */
    String LOSS = "loss";

    /**
     * Metrics by name, in the order in which people read them.
     *
     * @param examples the whole validation part in any order
     * @param outputs of each
     */
    Map<String, Double> metrics(List<E> examples, List<O> outputs);

    /** The metric that tells the best epoch; of equal ones the one with the lower loss. {@link #LOSS} for the loss alone. */
    default String decisive() {
        return LOSS;
    }

    /** Whether more of the decisive metric is better. */
    default boolean greaterIsBetter() {
        return true;
    }

    /** Judges by the loss alone. */
    static <E, O> Judge<E, O> byLoss() {
        return (examples, outputs) -> Map.of();
    }
}

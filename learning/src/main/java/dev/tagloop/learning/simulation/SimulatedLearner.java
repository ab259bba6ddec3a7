package dev.tagloop.learning.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes models in a simulation.
 *
 * @param <E> what they learn from
 */
public interface SimulatedLearner<E> {

    /** Everything that decides what it makes of labels and a seed, in words; runs with other settings are other runs. */
    String setting();

    /**
     * Learns from nothing but these examples.
     *
     * @return the model, to be closed; empty if there is nothing to learn
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    Optional<SimulatedModel<E>> learn(List<E> labeled, long seed);

    /**
     * The same into a folder where the model stays: one that lies there is opened, and a training that was broken off there goes on.
     *
     * @param folder of this training alone; whoever names it deletes it
     */
    Optional<SimulatedModel<E>> learn(List<E> labeled, long seed, Path folder);
}

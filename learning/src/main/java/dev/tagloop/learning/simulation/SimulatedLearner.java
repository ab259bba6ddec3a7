package dev.tagloop.learning.simulation;

import dev.tagloop.core.span.LabeledText;
import java.util.List;
import java.util.Optional;

/** Makes models in a simulation. */
public interface SimulatedLearner {

    /** Everything that decides what it makes of labels and a seed, in words; runs with other settings are other runs. */
    String setting();

    /**
     * Learns from nothing but these texts.
     *
     * @return the model, to be closed; empty if there is no label to learn
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    Optional<SimulatedModel> learn(List<LabeledText> labeled, long seed);
}

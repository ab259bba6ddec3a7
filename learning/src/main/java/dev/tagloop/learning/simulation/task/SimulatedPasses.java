package dev.tagloop.learning.simulation.task;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.StochasticPasses;
import dev.tagloop.training.DropoutReader;
import java.util.Set;

/**
 * The passes with dropout that a model is read with.
 *
 * @param drawn of all layers, or before the last one, or none
 * @param closing frees what they hold
 */
record SimulatedPasses(StochasticPasses drawn, Runnable closing) {
    /** As in Shelmanov et al. 2021, where more passes gained nothing. */
    private static final DropoutPasses PASSES = new DropoutPasses(10, 0.1, 1);

    static SimulatedPasses of(Checkpoint model, Set<Need> needs) {
        if (needs.contains(Need.FULL_DROPOUT)) {
            DropoutReader reader = DropoutReader.of(model, PASSES);
            return new SimulatedPasses(reader, reader::close);
        }
        boolean last = needs.contains(Need.DROPOUT) || needs.contains(Need.NUMBER_DROPOUT);
        return new SimulatedPasses(last ? PASSES : DropoutPasses.NONE, () -> {});
    }

    void close() {
        closing.run();
    }
}

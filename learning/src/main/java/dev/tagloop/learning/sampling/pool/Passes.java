package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.StochasticPasses;
import dev.tagloop.training.DropoutReader;
import java.util.Set;

/** The passes with dropout that a pool is read with beside the model as it is. */
public enum Passes {
    /** None. */
    NONE(""),
    /** Before the last layer. */
    LAST_LAYER(" with " + Passes.COUNT + " passes with dropout"),
    /** Through the whole model. */
    ALL_LAYERS(" with " + Passes.COUNT + " passes with dropout in all layers");

    /** As in Shelmanov et al. 2021, where more passes gained nothing. */
    private static final int COUNT = 10;

    private final String words;

    Passes(String words) {
        this.words = words;
    }

    /** Those that tell what is asked for. */
    public static Passes of(Set<Need> needs) {
        if (needs.contains(Need.FULL_DROPOUT)) {
            return ALL_LAYERS;
        }
        return needs.contains(Need.DROPOUT) || needs.contains(Need.NUMBER_DROPOUT) ? LAST_LAYER : NONE;
    }

    /** What is said of them behind a version's name. */
    public String words() {
        return words;
    }

    /** The passes of a model, which may hold it open. */
    StochasticPasses of(Checkpoint checkpoint, OpenedModels opened) {
        DropoutPasses passes = new DropoutPasses(COUNT, 0.1, 1);
        return switch (this) {
            case NONE -> DropoutPasses.NONE;
            case LAST_LAYER -> passes;
            case ALL_LAYERS -> opened.keep(DropoutReader.of(checkpoint, passes), DropoutReader::close);
        };
    }
}

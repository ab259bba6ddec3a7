package dev.tagloop.learning.learner;

import dev.tagloop.learning.sampling.pool.Passes;
import dev.tagloop.learning.sampling.pool.PoolModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.DropoutReader;
import dev.tagloop.training.Text2Text;

/**
 * What a model can be asked beside what it says anyway.
 *
 * @param writes whether it writes texts of its own
 * @param lastLayer whether its last layer can be drawn by itself
 * @param allLayers whether all its layers can
 */
record ModelAbilities(boolean writes, boolean lastLayer, boolean allLayers) {

    /** Looks at the files of a model; of one that cannot be read nothing can be asked. */
    static ModelAbilities of(PoolModel kind, ModelSource source) {
        try {
            Checkpoint model = source.checkpoint().orElseThrow().get();
            return new ModelAbilities(
                    Text2Text.canLoad(model),
                    kind == PoolModel.CLASSES || DropoutPasses.fitTokens(model),
                    DropoutReader.canRead(model));
        } catch (ModelFormatException e) {
            return new ModelAbilities(false, false, false);
        }
    }

    /** Whether it can be read with such passes. */
    boolean bears(Passes passes) {
        return switch (passes) {
            case NONE -> true;
            case LAST_LAYER -> lastLayer;
            case ALL_LAYERS -> allLayers;
        };
    }
}

package dev.tagloop.learning.train;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.LayerSettings;
import dev.tagloop.training.optimization.Optimization;
import java.util.List;

/**
 * How a model goes on to learn from a few new examples among some that it knows: few epochs, the upper third of the layers and the head alone. The
 * layers below stay as they are, so that they read each example once. {@code benchmarks/run warm-retraining} measures it.
 */
final class WarmSettings {
    private static final int EPOCHS = 2;
    private static final int BATCH = 8;
    private static final double RATE = 2e-4;
    /** Of three layers two are frozen. */
    private static final double FROZEN = 2 / 3.0;

    private WarmSettings() {}

    /** @param base the version that it goes on from @param before how that one was trained */
    static TrainingSettings of(Checkpoint base, TrainingSettings before) {
        LayerSettings layers = LayerSettings.ALIKE
                .withFreezeEmbeddings(true)
                .withFreezeLayers((int) Math.round(base.config().layers() * FROZEN))
                .withFrozen(
                        base.weights().containsKey(Checkpoint.WORD_SHAPE_TABLE)
                                ? List.of("^tagloop\\.word_shape_embeddings\\.")
                                : List.of())
                .withCacheFrozen(true);
        Optimization optimization = Optimization.PLAIN
                .withLoss(before.optimization().loss())
                .withAdam(before.optimization().adam())
                .withEarlyStopping(EarlyStopping.NONE)
                .withLayers(layers);
        return before.withEpochs(EPOCHS)
                .withBatchSize(BATCH)
                .withLearningRate(RATE)
                .withOptimization(optimization);
    }
}

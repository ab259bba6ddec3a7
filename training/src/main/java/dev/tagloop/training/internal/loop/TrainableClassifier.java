package dev.tagloop.training.internal.loop;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.DropoutMasks;
import java.util.List;
import java.util.Objects;

/** A token classifier that is trained step by step by somebody else's rules: no schedule, no evaluation of its own. */
public final class TrainableClassifier implements AutoCloseable {
    private final TokenClassifierWeights assembly;
    private final TokenClassifier model;
    private final TrainStep step;
    private final DropoutMasks masks;
    private long steps;

    /**
     * Loads it, for the thread that does so; native memory is held until {@link #close}.
     *
     * @param lock held as long as this lives
     * @param tags the outputs in their order; the base's head is kept if it has the very same
     * @param windows all that will ever be shown to it
     */
    public TrainableClassifier(
            TrainingLock lock,
            Checkpoint base,
            List<String> tags,
            List<Window> windows,
            double weightDecay,
            double maxGradientNorm,
            long seed) {
        Objects.requireNonNull(lock, "lock");
        boolean known = base.labels().equals(tags) && base.weights().containsKey("classifier.weight");
        assembly = new TokenClassifierWeights(base, new TagSet(tags, known), windows, false);
        masks = DropoutMasks.draw(base.config().hiddenDropout(), seed);
        model = new TokenClassifier(
                assembly, assembly.initial(seed).weights(), base.config().padTokenId(), ComputeDevice.CPU);
        AdamW optimizer = new AdamW(model.parameters(), weightDecay, name -> 1);
        step = new TrainStep(model.parameters(), optimizer, maxGradientNorm);
        Autograd.off();
    }

    /** One step; everything random in it follows from the seed and the number of the step. */
    public TrainStep.Outcome step(List<Window> batch, double rate) {
        TrainStep.Outcome outcome =
                step.run(manager -> model.loss(manager, batch, masks.forStep(steps, manager)), rate);
        steps++;
        return outcome;
    }

    /** Scores of each class for each piece of each window: [window][piece][class]. */
    public float[][][] scores(List<Window> batch) {
        return model.scores(batch);
    }

    /** The model as it is now. */
    public Checkpoint checkpoint() {
        return assembly.finished(model.parameters().values());
    }

    @Override
    public void close() {
        model.close();
    }
}

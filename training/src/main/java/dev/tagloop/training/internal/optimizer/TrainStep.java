package dev.tagloop.training.internal.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;
import java.util.List;
import java.util.function.Function;

/**
 * Forward, backward, checks and update of one batch, or of several that count as one.
 *
 * <p>All memory of the step belongs to one manager that is closed at its end: nothing made from Java data is freed
 * before the backward pass, and nothing stays after it.
 */
public final class TrainStep {

    /** Loss and gradient norm (before clipping) of a step. */
    public record Outcome(double loss, double gradientNorm) {

        /** Whether both are numbers, so that an update may follow. */
        public boolean finite() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    private final Parameters parameters;
    private final AdamW optimizer;
    private final double maxGradientNorm;
    private final Runnable beforeBackward;

    /** A step that clips the gradients to a norm. */
    public TrainStep(Parameters parameters, AdamW optimizer, double maxGradientNorm) {
        this(parameters, optimizer, maxGradientNorm, () -> {});
    }

    /**
     * A step with something run between the forward and the backward pass.
     *
     * @param beforeBackward a test's garbage collection
     */
    public TrainStep(Parameters parameters, AdamW optimizer, double maxGradientNorm, Runnable beforeBackward) {
        this.parameters = parameters;
        this.optimizer = optimizer;
        this.maxGradientNorm = maxGradientNorm;
        this.beforeBackward = beforeBackward;
    }

    /**
     * Trains on one batch. When the outcome is not finite no parameter has changed, but the gradients hold garbage: the
     * training must end.
     *
     * @param loss computes the loss with everything it makes in the given manager
     * @param rate the learning rate
     */
    public Outcome run(Function<NDManager, NDArray> loss, double rate) {
        try (NDManager step = parameters.manager().newSubManager()) {
            double value =
                    Autograd.backward(() -> loss.apply(step), beforeBackward).getFloat();
            return update(step, value, rate);
        }
    }

    /**
     * Trains on several batches as if they were one: their losses are weighted by what counts in them, so that every label
     * counts alike wherever it stands. The memory of each is free before the next begins.
     *
     * @param shares one or more; one in which nothing counts is passed over
     * @param rate the learning rate
     */
    public Outcome run(List<Share> shares, double rate) {
        double all = shares.stream().mapToDouble(Share::counted).sum();
        if (shares.size() == 1 || all == 0) {
            return run(shares.getFirst().loss(), rate);
        }
        double value = 0;
        for (Share share : shares) {
            if (share.counted() > 0) {
                value += backward(share, share.counted() / all);
            }
        }
        try (NDManager step = parameters.manager().newSubManager()) {
            return update(step, value, rate);
        }
    }

    private double backward(Share share, double weight) {
        try (NDManager part = parameters.manager().newSubManager()) {
            return Autograd.backward(() -> Ops.scale(share.loss().apply(part), weight), beforeBackward)
                    .getFloat();
        }
    }

    private Outcome update(NDManager step, double value, double rate) {
        List<NDArray> gradients = parameters.gradients(step);
        Outcome outcome = new Outcome(value, GradientNorm.of(gradients));
        if (outcome.finite()) {
            optimizer.update(gradients, rate, GradientNorm.scale(outcome.gradientNorm, maxGradientNorm));
        }
        return outcome;
    }
}

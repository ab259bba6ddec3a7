package dev.tagloop.training.internal.checkpoint;

import dev.tagloop.training.EpochRecord;
import java.util.List;

/**
 * Where a training is, beside its tensors. Nothing random is in it: order and dropout follow from seed, epoch and step.
 *
 * @param fingerprint of texts, base and settings
 * @param step steps done, over all epochs
 * @param epoch the running epoch, from 1
 * @param batches batches of it that are done
 * @param loss their losses together
 * @param norm their gradient norms together
 * @param firstLoss that of the very first step; NaN before it
 * @param epochs the complete epochs
 * @param bestEpoch number of the best one, 0 without one
 * @param bestScore its decisive metric, negated where less is better; NaN without a validation part
 * @param bestLoss its loss on the validation part; NaN without one
 */
public record TrainingState(
        String fingerprint,
        long step,
        int epoch,
        int batches,
        double loss,
        double norm,
        double firstLoss,
        List<EpochRecord> epochs,
        int bestEpoch,
        double bestScore,
        double bestLoss) {

    /** Copies the epochs. */
    public TrainingState {
        epochs = List.copyOf(epochs);
    }

    /** Whether the weights are those of the best epoch, so that they need not be kept twice. */
    public boolean atBest() {
        return batches == 0 && bestEpoch == epoch - 1 && bestEpoch > 0;
    }
}

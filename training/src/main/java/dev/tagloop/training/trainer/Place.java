package dev.tagloop.training.trainer;

import java.util.List;

/**
 * Where a training was when a checkpoint was kept, beside its tensors and its log.
 *
 * @param fingerprint of base, examples and what moves weights
 * @param step steps done
 * @param lossOfAll the losses of all steps together
 * @param lossSinceLog the losses of the steps since the last log together
 * @param stepsSinceLog how many those are
 * @param judged the values of the metric that tells the best model, evaluation by evaluation
 */
record Place(
        String fingerprint, long step, double lossOfAll, double lossSinceLog, long stepsSinceLog, List<Double> judged) {

    /** Copies the list. */
    Place {
        judged = List.copyOf(judged);
    }
}

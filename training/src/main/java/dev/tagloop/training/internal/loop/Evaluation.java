package dev.tagloop.training.internal.loop;

import java.util.Map;

/**
 * The result of an evaluation.
 *
 * @param metrics by name
 * @param loss mean over whatever the task counts
 * @param score what tells the best epoch: more is better
 */
record Evaluation(Map<String, Double> metrics, double loss, double score) {

    /** Whether this is a better model than one with this score and loss: by the score, then by the loss. */
    boolean betterThan(double otherScore, double otherLoss) {
        int order = Double.compare(score, otherScore);
        return order > 0 || (order == 0 && loss < otherLoss);
    }
}

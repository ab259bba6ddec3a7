package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.training.EpochRecord;
import java.util.Map;

/**
 * One epoch of a run.
 *
 * @param epoch counted from 1
 * @param loss mean training loss
 * @param precision on the held-out part, strict where entities are measured; null without one
 * @param recall likewise
 * @param f1 likewise
 * @param seconds training and evaluation
 * @param best whether its weights were the best so far
 * @param metrics all figures of the held-out part by name; null where precision, recall and F1 are all there are
 */
public record RunEpoch(
        int epoch,
        double loss,
        Double precision,
        Double recall,
        Double f1,
        double seconds,
        boolean best,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Double> metrics) {

    static RunEpoch of(EpochRecord epoch) {
        return new RunEpoch(
                epoch.epoch(),
                epoch.loss(),
                finite(epoch.precision()),
                finite(epoch.recall()),
                finite(epoch.f1()),
                epoch.seconds(),
                epoch.best(),
                null);
    }

    private static Double finite(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.training.EpochRecord;
import java.util.Map;
import java.util.Set;

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

    private static final Set<String> NAMED = Set.of("precision", "recall", "f1");

    static RunEpoch of(EpochRecord epoch) {
        return new RunEpoch(
                epoch.epoch(),
                epoch.loss(),
                metric(epoch, "precision"),
                metric(epoch, "recall"),
                metric(epoch, "f1"),
                epoch.seconds(),
                epoch.best(),
                NAMED.containsAll(epoch.metrics().keySet()) ? null : epoch.metrics());
    }

    private static Double metric(EpochRecord epoch, String name) {
        return epoch.metrics().get(name);
    }
}

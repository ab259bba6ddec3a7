package dev.tagloop.learning.transfer;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.learner.mapping.HandMapping;
import dev.tagloop.learning.train.TrainingOptions;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a model in a domain that it was not made for.
 *
 * @param from the model of the other domain: a folder, or a Hub id that is in the cache
 * @param target labelled documents of the new domain; those that are held out are only measured on
 * @param source labelled documents of the model's own domain, to replay and to measure what is forgotten; empty to do neither
 * @param texts plain texts of the new domain to read first; empty to leave that out
 * @param shots so many documents of the target are learned from; empty for all that are not held out
 * @param replay documents of the source for each one of the target
 * @param mapping what a person decided about the labels
 * @param options how to train; the base is not looked at
 */
public record TransferPlan(
        String from,
        TrainingData<LabeledText> target,
        Optional<TrainingData<LabeledText>> source,
        List<String> texts,
        Optional<Integer> shots,
        double replay,
        HandMapping mapping,
        TrainingOptions options) {
    /** Checks the numbers. */
    public TransferPlan {
        texts = List.copyOf(texts);
        if (shots.filter(number -> number < 1).isPresent() || !(replay >= 0 && Double.isFinite(replay))) {
            throw new IllegalArgumentException(
                    "at least one document of the target is learned from, and 0 or more of the" + " source for each: "
                            + shots + ", " + replay);
        }
    }
}

package dev.tagloop.learning.train;

import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import java.util.List;
import java.util.Optional;

/**
 * Which documents are trained on and which measured on.
 *
 * @param train documents to train on
 * @param validation documents to measure on; empty under cross-validation and where nothing can be measured
 * @param method how the model is measured; empty if it cannot be
 * @param notes what a person should know about it
 * @param <E> the examples
 */
record Split<E>(List<List<E>> train, List<List<E>> validation, Optional<RunScores.Method> method, List<String> notes) {

    static <E> Split<E> of(TrainingData<E> data, TrainingOptions options) {
        if (!data.validation().isEmpty()) {
            return new Split<>(data.documents(), data.validation(), Optional.of(RunScores.Method.GIVEN), List.of());
        }
        if (data.documents().size() < 2) {
            return unmeasured(
                    data, "one document alone cannot be trained on and measured on, so the model is not measured");
        }
        if (data.documents().size() < LabelCount.HELD_OUT && !options.alwaysHeldOut()) {
            return new Split<>(
                    data.documents(),
                    List.of(),
                    Optional.of(RunScores.Method.K_FOLD),
                    List.of("below " + LabelCount.HELD_OUT + " labelled documents cross-validation takes the place of a"
                            + " held-out part"));
        }
        return heldOut(data, options.heldOut());
    }

    private static <E> Split<E> heldOut(TrainingData<E> data, HeldOut heldOut) {
        HeldOut.Sides<List<E>> sides = data.sides(heldOut);
        List<List<E>> train = sides.train();
        List<List<E>> validation = sides.heldOut();
        if (validation.isEmpty()) {
            return unmeasured(
                    data,
                    "the held-out part is empty (share " + heldOut.share() + " of "
                            + data.documents().size() + " documents, seed " + heldOut.seed()
                            + "), so the model is not measured");
        }
        if (train.isEmpty()) {
            throw new NothingToLearnException("the held-out share " + heldOut.share()
                    + " leaves no document to train on; choose a smaller share");
        }
        List<String> notes = data.task().saysNothing(FineTuner.examples(validation))
                ? List.of("no held-out document has a label, so the scores tell of false alarms only")
                : List.of();
        return new Split<>(train, validation, Optional.of(RunScores.Method.HELD_OUT), notes);
    }

    private static <E> Split<E> unmeasured(TrainingData<E> data, String why) {
        return new Split<>(data.documents(), List.of(), Optional.empty(), List.of(why));
    }
}

package dev.tagloop.learning.baseline;

import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import java.util.List;

/**
 * Examples to learn from and to measure on: the same documents as an encoder is measured on.
 *
 * @param validation empty where nothing can be held out
 * @param <E> the examples
 */
public record QuickSplit<E>(List<E> train, List<E> validation) {

    /** What was given to be held out, else what the hash of the texts says. */
    public static <E> QuickSplit<E> of(TrainingData<E> data, HeldOut heldOut) {
        if (!data.validation().isEmpty()) {
            return new QuickSplit<>(flat(data.documents()), flat(data.validation()));
        }
        HeldOut.Sides<List<E>> sides = data.sides(heldOut);
        return sides.train().isEmpty()
                ? new QuickSplit<>(flat(sides.heldOut()), List.of())
                : new QuickSplit<>(flat(sides.train()), flat(sides.heldOut()));
    }

    private static <E> List<E> flat(List<List<E>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }
}

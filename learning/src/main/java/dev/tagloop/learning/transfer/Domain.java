package dev.tagloop.learning.transfer;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.sampling.Ties;
import dev.tagloop.learning.train.NothingToLearnException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Labelled documents of a domain, some of which are only measured on.
 *
 * @param data what they are called
 * @param train may be learned from, in an order that the seed decides
 * @param test texts that are never learned from
 */
record Domain(String data, List<List<LabeledText>> train, List<LabeledText> test) {

    /** @throws NothingToLearnException if there is nothing on one of both sides */
    static Domain of(TrainingData<LabeledText> data, HeldOut rule, long seed) {
        boolean given = !data.validation().isEmpty();
        HeldOut.Sides<List<LabeledText>> sides =
                given ? new HeldOut.Sides<>(data.documents(), data.validation()) : data.sides(rule);
        if (sides.train().isEmpty() || sides.heldOut().isEmpty()) {
            throw new NothingToLearnException(
                    "of the " + data.documents().size() + " documents of " + data.name() + ", "
                            + sides.heldOut().size() + " are held out to measure on and "
                            + sides.train().size()
                            + " are left to learn from; both are needed: label more, or choose another share or seed");
        }
        List<List<LabeledText>> shuffled = sides.train().stream()
                .sorted(Comparator.comparingLong(
                        document -> Ties.of(seed, document.getFirst().text())))
                .toList();
        return new Domain(
                data.name(),
                shuffled,
                sides.heldOut().stream().flatMap(List::stream).toList());
    }

    /** The first documents; all if there are fewer. */
    List<List<LabeledText>> some(long number) {
        return train.stream().limit(number).toList();
    }

    /** The labels that occur, on either side. */
    List<String> labels() {
        return Stream.concat(train.stream().flatMap(List::stream), test.stream())
                .flatMap(text -> text.spans().stream())
                .map(span -> span.label())
                .distinct()
                .sorted()
                .toList();
    }
}

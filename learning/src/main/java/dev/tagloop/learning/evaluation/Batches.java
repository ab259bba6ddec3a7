package dev.tagloop.learning.evaluation;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Asks a model about many things, some at a time, so that it can be watched and cancelled. */
public final class Batches {
    private Batches() {}

    /**
     * What a model says of each thing, in their order.
     *
     * @param stage what is going on, for whoever watches
     * @param size how many are asked about at a time
     * @param model gives as many answers as it is given things
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static <T, R> List<R> ask(
            String stage,
            List<T> things,
            int size,
            Function<List<T>, ? extends List<R>> model,
            Progress progress,
            CancelToken cancel) {
        List<R> answers = new ArrayList<>();
        for (int from = 0; from < things.size(); from += size) {
            cancel.throwIfCancelled();
            answers.addAll(model.apply(things.subList(from, Math.min(things.size(), from + size))));
            progress.report(stage, answers.size(), things.size());
        }
        return answers;
    }

    /**
     * What a model says of each thing that it can read, in their order.
     *
     * @param readable whether the model can read a thing; asked once of each, since it may have to be cut into tokens to find out
     * @param nothing what is said of those that it cannot read
     * @param model gives as many answers as it is given things, of which there is one at least
     */
    public static <T, R> List<R> askReadable(
            List<T> things, Predicate<? super T> readable, R nothing, Function<List<T>, ? extends List<R>> model) {
        List<T> asked = new ArrayList<>();
        boolean[] read = new boolean[things.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = readable.test(things.get(i));
            if (read[i]) {
                asked.add(things.get(i));
            }
        }
        Iterator<R> said = (asked.isEmpty() ? List.<R>of() : model.apply(asked)).iterator();
        List<R> answers = new ArrayList<>();
        for (boolean one : read) {
            answers.add(one ? said.next() : nothing);
        }
        return answers;
    }
}

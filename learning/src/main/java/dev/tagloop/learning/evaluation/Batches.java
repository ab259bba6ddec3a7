package dev.tagloop.learning.evaluation;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
}

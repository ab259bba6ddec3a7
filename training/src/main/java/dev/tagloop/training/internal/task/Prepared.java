package dev.tagloop.training.internal.task;

import dev.tagloop.core.alignment.AlignmentReport;
import java.util.List;
import java.util.Optional;

/**
 * A training made ready.
 *
 * @param task what is learned
 * @param train what to learn from
 * @param validation what is judged
 * @param judge of the validation part; empty without one
 * @param alignment what became of the spans of the training texts, where the task has spans
 * @param validationAlignment what became of those of the validation texts
 */
public record Prepared<E, O>(
        TrainingTask<E, O> task,
        List<E> train,
        List<E> validation,
        Optional<Judge<E, O>> judge,
        AlignmentReport alignment,
        AlignmentReport validationAlignment) {

    /** A training without spans. */
    public static <E, O> Prepared<E, O> of(
            TrainingTask<E, O> task, List<E> train, List<E> validation, Optional<Judge<E, O>> judge) {
        return new Prepared<>(task, train, validation, judge, AlignmentReport.empty(), AlignmentReport.empty());
    }
}

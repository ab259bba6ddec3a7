package dev.tagloop.training.internal.task;

import dev.tagloop.training.internal.heads.CrossEntropy;
import dev.tagloop.training.internal.heads.Losses;
import dev.tagloop.training.optimization.LossSettings;
import java.util.List;

/** The loss that settings ask of a task. */
public final class Entropies {

    private Entropies() {}

    /**
     * Cross entropy with the weights of the task's classes.
     *
     * @param train what balanced weights are counted in
     * @throws IllegalArgumentException if the task has no such loss
     */
    public static <E> CrossEntropy of(TrainingTask<E, ?> task, LossSettings settings, List<E> train) {
        if (settings.plain()) {
            return CrossEntropy.PLAIN;
        }
        if (!task.weighs()) {
            throw new IllegalArgumentException("label smoothing and class weights are for tasks in which one class is"
                    + " right; this one is " + task.name() + ": leave them out");
        }
        if (settings.classWeights().alike()) {
            return CrossEntropy.smoothed(settings.smoothing());
        }
        List<String> labels = task.finished().labels();
        if (labels.isEmpty()) {
            throw new IllegalArgumentException(
                    "class weights need classes with names, which " + task.name() + " has not: leave them out");
        }
        long[] counts = new long[labels.size()];
        for (E example : train) {
            for (int label : task.labels(example)) {
                if (label != Losses.IGNORED) {
                    counts[label]++;
                }
            }
        }
        return CrossEntropy.weighted(settings.classWeights().of(labels, counts), settings.smoothing());
    }
}

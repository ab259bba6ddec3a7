package dev.tagloop.learning.combination;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.train.TrainingRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the texts that trained models have not learned from, as far as their runs say: those that they held out of data of the same name or
 * digest, and all other texts.
 *
 * @param <E> the examples
 */
public final class UnlearnedTexts<E> {
    private final LearningTask<E> task;
    private final Set<String> learned = new HashSet<>();

    /**
     * @param data what some of the models may have learned from
     * @param runs how the models were made
     */
    public UnlearnedTexts(TrainingData<E> data, List<TrainingRun> runs) {
        task = data.task();
        runs.stream()
                .filter(run -> run.digest().equals(data.digest()) || run.data().equals(data.name()))
                .forEach(run -> add(data, run));
    }

    private void add(TrainingData<E> data, TrainingRun run) {
        for (List<E> document : data.documents()) {
            List<String> inputs = task.inputs(document);
            if (run.hasLearnedFrom(inputs)) {
                learned.addAll(inputs);
            }
        }
    }

    /** Whether no model has learned from it. */
    public boolean isNew(E example) {
        return !learned.contains(task.input(example));
    }
}

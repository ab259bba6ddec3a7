package dev.tagloop.cli.quickstart;

import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a labelled data set, with the labels that stand in for a person's.
 *
 * @param task what is labelled
 * @param id the data set
 * @param texts the rows as examples with their gold answers
 * @param config the label config that such answers are given with
 * @param <E> the examples
 */
public record GoldTasks<E>(LearningTask<E> task, String id, List<E> texts, String config) {

    /** The first rows of the training part, as labelled spans. */
    public static GoldTasks<LabeledText> load(String id, int rows) {
        return load(LearningTasks.TOKEN_CLASSIFICATION, id, Optional.empty(), rows);
    }

    /** The first rows of the training part. @param column the column with the answers; empty to recognise it */
    public static <E> GoldTasks<E> load(LearningTask<E> task, String id, Optional<String> column, int rows) {
        Dataset dataset = new DataArgument(id, column).rows("train[:" + rows + "]");
        List<E> texts = task.of(dataset, column).stream().flatMap(List::stream).toList();
        return new GoldTasks<>(task, id, texts, task.configFor(dataset, texts));
    }
}

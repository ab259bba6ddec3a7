package dev.tagloop.learning.task;

import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.preannotation.LabelMap;
import java.util.List;

/**
 * A model that can be asked. May be used by several threads at once; holds native memory until closed.
 *
 * @param <E> its examples
 */
public interface TaskModel<E> extends AutoCloseable {

    /** Its labels; empty where it has none. */
    List<String> labels();

    /** The same inputs, in the same order, with the model's answers. What the examples say is not looked at. */
    default List<E> predict(List<E> examples, Progress progress, CancelToken cancel) {
        return score(examples, progress, cancel).stream()
                .map(ScoredAnswer::answer)
                .toList();
    }

    /** The same with the scores of all that it says; a model that tells none gives its answers alone. */
    List<ScoredAnswer<E>> score(List<E> examples, Progress progress, CancelToken cancel);

    /** The same model with scores at a temperature; its answers stay the same. Takes this one's place: only one of both is to be closed. */
    default TaskModel<E> at(TemperatureScaling scaling) {
        return this;
    }

    /**
     * For the tasks of a project.
     *
     * @param labels from the model's labels to the project's
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the config has no place for its answers
     */
    TaskPredictor in(LabelConfig config, LabelMap labels);

    @Override
    void close();
}

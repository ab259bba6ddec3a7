package dev.tagloop.learning.task;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Optional;

/**
 * Between examples and the tasks of a project with some label config.
 *
 * @param <E> the examples
 */
public interface ProjectExamples<E> {

    /**
     * An example out of a task and what was said about it.
     *
     * @param example empty where nobody has answered, as in a task without a choice
     * @param notes what could not be taken as it stands
     */
    record Reading<E>(Optional<E> example, List<String> notes) {

        /** Copies the notes. */
        public Reading {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads the regions of a task.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the task has no text
     */
    Reading<E> read(Task task, List<Region> regions);

    /**
     * All that a model reads of a task, as one text.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the task has none
     */
    String text(Task task);

    /** The labels that the config offers, in its order; empty where answers are no labels. */
    default List<String> labels() {
        return List.of();
    }

    /** What a task shows of an example, to import it. */
    JsonObject data(E example);

    /**
     * What a person would have said.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the config lacks a label
     */
    List<? extends Region> regions(E example);
}

package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.model.Task;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Says which of a project's tasks are worth labelling first, and why. Some methods go by what a model says about each text: the pool is read first,
 * and only what changed is read again. Tasks come with their id and data; {@link Learner#ordering} is where it comes from.
 *
 * <p>Everything here may be called from several threads.
 */
public interface TaskOrdering {
    /**
     * A way to choose.
     *
     * @param name in settings, such as {@code mnlp}
     * @param description what it does, in a sentence or two for people who label
     * @param reads whether a model reads the tasks first
     * @param obstacle why it cannot choose in this project at present, as a sentence; empty if it can
     */
    record Method(String name, String description, boolean reads, Optional<String> obstacle) {}

    /**
     * A task in its place.
     *
     * @param score how much it is wanted; comparable within one order only
     * @param reason why, in English words for whoever labels it
     * @param why the same as codes with their values, for who says it in another language; may be empty
     */
    record Place(long task, double score, String reason, List<Why> why) {
        /** Copies the parts. */
        public Place {
            why = List.copyOf(why);
        }

        /** Without codes. */
        public Place(long task, double score, String reason) {
            this(task, score, reason, List.of());
        }
    }

    /**
     * A part of a reason.
     *
     * @param code what is said, such as {@code least-sure}
     * @param values what it is said of: words of the text, labels, numbers
     */
    record Why(String code, List<String> values) {
        /** Copies the values. */
        public Why {
            values = List.copyOf(values);
        }
    }

    /**
     * The first tasks.
     *
     * @param method that really chose
     * @param places best first
     * @param note why it is not what was asked for, as a sentence; empty if it is
     */
    record Order(String method, List<Place> places, Optional<String> note) {
        /** Copies the places. */
        public Order {
            places = List.copyOf(places);
        }
    }

    /**
     * What is chosen from.
     *
     * @param open the tasks to choose from, in windows of some hundreds, so that all of them are never in memory at once
     * @param labelled the tasks that were labelled last, with their annotations
     */
    record Pool(Iterator<List<Task>> open, List<Task> labelled) {}

    /** The reading of a pool, which goes on where an earlier one ended. */
    interface Reading extends AutoCloseable {
        /** Reads what has not been read yet. @return how many texts were read */
        int read(List<Task> tasks);

        /** How many tasks are to be read at a time, so that who cancels does not wait long. */
        default int atOnce() {
            return Integer.MAX_VALUE;
        }

        /** All tasks of the pool were shown: what is known of texts that are gone may be forgotten. */
        void complete();

        @Override
        void close();
    }

    /** What is learned in a project, in a word that tells which methods fit, such as {@code spans} or {@code class}; empty where nothing is. */
    default Optional<String> kind(BackendProject project) {
        return Optional.empty();
    }

    /** The methods that fit what is learned in a project, the simple ones first. */
    List<Method> methods(BackendProject project);

    /**
     * What the tasks are to be read by for a method: it names the model's version and what is asked of it, and another name means that they are to be
     * read anew. Empty if the method needs no reading or nothing can read at present. Answers at once.
     */
    Optional<String> reader(BackendProject project, String method);

    /**
     * Begins to read, or goes on.
     *
     * @throws BackendException if nothing can read at present
     */
    Reading read(BackendProject project, String method);

    /**
     * Chooses. Tasks that were not read yet come last, in random order; the same pool, seed and readings give the same order.
     *
     * @throws BackendException if there is no such method
     */
    Order order(BackendProject project, String method, Pool pool, int count, long seed);
}

package dev.tagloop.learning.simulation;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.List;
import java.util.Set;

/**
 * A model that was trained in a simulation.
 *
 * @param <E> examples; what they say themselves is not looked at
 */
public interface SimulatedModel<E> extends AutoCloseable {

    /** What it says about examples before they are answered, as far as it is needed. */
    List<TaskScores> score(List<E> examples, Set<Need> needs);

    /** The same examples with its answers. */
    List<E> predict(List<E> examples);

    @Override
    void close();
}

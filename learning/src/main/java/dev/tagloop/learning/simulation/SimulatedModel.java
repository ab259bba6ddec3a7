package dev.tagloop.learning.simulation;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.List;
import java.util.Set;

/** A model that was trained in a simulation. */
public interface SimulatedModel extends AutoCloseable {

    /** What it says about texts, as far as it is needed. */
    List<TaskScores> score(List<String> texts, Set<Need> needs);

    /** The spans that it finds. */
    List<List<LabeledSpan>> predict(List<String> texts);

    @Override
    void close();
}

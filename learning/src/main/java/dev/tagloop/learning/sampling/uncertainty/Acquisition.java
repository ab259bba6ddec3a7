package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;

/** How much would be learned from a task's labels, guessed from what models say about it. */
public interface Acquisition {

    /** The name in settings and commands. */
    String name();

    /** What must be known of a task. */
    Need need();

    /** The guess: higher is more. A task without units has 0. */
    double score(TaskScores scores);

    /** What it is about the task. */
    Reason why(TaskScores scores);

    /** The same in English words. */
    default String reason(TaskScores scores) {
        return why(scores).words();
    }
}

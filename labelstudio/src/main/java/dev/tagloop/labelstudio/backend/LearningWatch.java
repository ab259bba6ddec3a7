package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.json.JsonObject;

/** Who watches a learner learn. */
public interface LearningWatch {
    /** How far a step is. @param total 0 while it is not known */
    void progress(String step, long done, long total);

    /** A line for the log. */
    void log(String line);

    /**
     * A point of a curve: {@code {"kind": "step", "step": 20, "epoch": 1.3, "loss": 0.41, "learning_rate": 4e-5}} while it goes on, and {@code {"kind":
     * "epoch", "epoch": 1, "loss": 0.52, "precision": 0.6, "recall": 0.5, "f1": 0.55, "seconds": 3.1, "best": true}} after each epoch, scores left out
     * where nothing was measured.
     */
    void figures(JsonObject point);

    /** Whether it is to stop as soon as it can. */
    boolean cancelled();

    /**
     * Whether it makes way for trainings that somebody waits for, in this program or another one on the machine: it then ends with a
     * {@link SteppedAsideException}.
     */
    default boolean makesWay() {
        return false;
    }
}

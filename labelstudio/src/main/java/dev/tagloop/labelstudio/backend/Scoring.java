package dev.tagloop.labelstudio.backend;

import java.util.List;

/** A backend that can tell how much it would learn from a task. */
public interface Scoring {
    /**
     * How unsure it is of each task, 0 (sure) to 1, in the order of the tasks: those with the highest numbers are worth labelling first.
     */
    List<Double> scores(PredictionRequest request);
}

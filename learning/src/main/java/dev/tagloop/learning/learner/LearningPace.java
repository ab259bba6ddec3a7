package dev.tagloop.learning.learner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** When a project has enough news to learn from: a training sees all labels, so one for every label would be in vain. */
final class LearningPace {
    private final int events;
    private final Duration pause;
    private final LongSupplier nanoTime;
    private final Map<String, State> projects = new HashMap<>();

    /** @param events the fewest changes that are worth a training @param pause the shortest time between two trainings */
    LearningPace(int events, Duration pause, LongSupplier nanoTime) {
        this.events = events;
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    private static final class State {
        private int waiting;
        private boolean learned;
        private long last;
    }

    /** Counts a change, and tells whether it is time to learn. */
    synchronized boolean changed(String project) {
        State state = projects.computeIfAbsent(project, id -> new State());
        state.waiting++;
        return state.waiting >= events && (!state.learned || nanoTime.getAsLong() - state.last >= pause.toNanos());
    }

    /** A training has ended, well or not. */
    synchronized void learned(String project) {
        State state = projects.computeIfAbsent(project, id -> new State());
        state.waiting = 0;
        state.learned = true;
        state.last = nanoTime.getAsLong();
    }
}

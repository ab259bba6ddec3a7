package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.model.Task;
import java.util.Iterator;
import java.util.List;

/** Windows of tasks, counted on the way. */
final class CountedWindows implements Iterator<List<Task>> {
    private final Iterator<List<Task>> windows;
    private long tasks;

    CountedWindows(Iterator<List<Task>> windows) {
        this.windows = windows;
    }

    /** How many tasks there were so far. */
    long tasks() {
        return tasks;
    }

    @Override
    public boolean hasNext() {
        return windows.hasNext();
    }

    @Override
    public List<Task> next() {
        List<Task> window = windows.next();
        tasks += window.size();
        return window;
    }
}

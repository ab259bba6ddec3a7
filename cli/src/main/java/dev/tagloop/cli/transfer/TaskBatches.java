package dev.tagloop.cli.transfer;

import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.ImportResult;
import dev.tagloop.labelstudio.model.NewTask;
import java.util.ArrayList;
import java.util.List;

/** Posts tasks some at a time, and can take back all of them. For one thread. */
public final class TaskBatches {
    /** Small enough for the time-out of a proxy, large enough that the way there does not count. */
    private static final int MOST_TASKS = 250;

    private static final long MOST_CHARACTERS = 4_000_000;

    private final StudioClient studio;
    private final long project;
    private final List<NewTask> waiting = new ArrayList<>();
    private final List<Long> stored = new ArrayList<>();
    private long characters;
    private long tasks;
    private long annotations;
    private long predictions;

    /** Posts into a project. */
    public TaskBatches(StudioClient studio, long project) {
        this.studio = studio;
        this.project = project;
    }

    /** Posts a task, now or with those that follow. */
    public void add(NewTask task) {
        waiting.add(task);
        characters += task.json().toString().length();
        if (waiting.size() == MOST_TASKS || characters > MOST_CHARACTERS) {
            flush();
        }
    }

    /** Posts what waits. */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        ImportResult result = studio.projects().importTasks(project, waiting);
        stored.addAll(result.taskIds());
        tasks += result.taskCount();
        annotations += result.annotationCount();
        predictions += result.predictionCount();
        waiting.clear();
        characters = 0;
    }

    /** Deletes what was stored. */
    void takeBack() {
        if (!stored.isEmpty()) {
            studio.tasks().deleteAll(project, stored);
        }
    }

    long tasks() {
        return tasks;
    }

    long annotations() {
        return annotations;
    }

    long predictions() {
        return predictions;
    }
}

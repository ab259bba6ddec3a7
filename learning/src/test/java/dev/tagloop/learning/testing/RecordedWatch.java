package dev.tagloop.learning.testing;

import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down what it hears. */
public final class RecordedWatch implements LearningWatch {
    public final List<String> steps = new CopyOnWriteArrayList<>();
    public final List<String> lines = new CopyOnWriteArrayList<>();
    public final List<JsonObject> points = new CopyOnWriteArrayList<>();
    private final Consumer<JsonObject> onPoint;
    private volatile boolean cancelled;

    public RecordedWatch() {
        this(point -> {});
    }

    /** @param onPoint is also told each point of a curve */
    public RecordedWatch(Consumer<JsonObject> onPoint) {
        this.onPoint = onPoint;
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public void progress(String step, long done, long total) {
        steps.add(step);
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void figures(JsonObject point) {
        points.add(point);
        onPoint.accept(point);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}

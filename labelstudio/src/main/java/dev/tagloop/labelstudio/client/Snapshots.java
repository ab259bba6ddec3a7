package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Exports that a server makes in the background and keeps, of projects too large to wait for. */
public final class Snapshots {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Transport transport;

    Snapshots(Transport transport) {
        this.transport = transport;
    }

    /**
     * Begins one and returns at once; {@code id} and {@code status} of the answer tell more.
     *
     * @param options {@code title}, {@code task_filter_options}, {@code annotation_filter_options}, {@code serialization_options}; empty
     *     for all tasks in the usual form
     */
    public JsonObject create(long projectId, JsonObject options) {
        return transport.post(path(projectId) + "/", options).object();
    }

    /** What the server knows of one: {@code status}, {@code counters}, {@code converted_formats}. */
    public JsonObject get(long projectId, long id) {
        return transport.get(path(projectId, id)).object();
    }

    /** All of a project, the newest first. */
    public List<JsonObject> list(long projectId) {
        return transport.get(path(projectId) + "/").objects();
    }

    /**
     * Waits until one is completed, or failed, but not longer than {@code atMost}; the status tells which.
     *
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public JsonObject await(long projectId, long id, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        JsonObject snapshot = get(projectId, id);
        while (isBeingMade(snapshot) && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            snapshot = get(projectId, id);
        }
        return snapshot;
    }

    private static boolean isBeingMade(JsonObject snapshot) {
        String status = snapshot.text("status").orElse("");
        return status.equals("in_progress") || status.equals("created");
    }

    /**
     * Saves a completed one to a file, which appears there only when it is complete.
     *
     * @param format {@code JSON} or another that fits the project
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void download(long projectId, long id, String format, Path file) {
        transport.download(path(projectId, id) + "/download", Query.none().with("exportType", format), file);
    }

    /** Removes one with its files. */
    public void delete(long projectId, long id) {
        transport.delete(path(projectId, id));
    }

    private static String path(long projectId) {
        return "/api/projects/" + projectId + "/exports";
    }

    private static String path(long projectId, long id) {
        return path(projectId) + "/" + id;
    }
}

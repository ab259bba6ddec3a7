package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whole projects as files; only Tagloop's servers make and read them. */
public final class Archives {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Transport transport;

    Archives(Transport transport) {
        this.transport = transport;
    }

    /**
     * Begins to make the archive of a project, in place of the one before.
     *
     * @param history whether earlier versions of annotations come along
     * @return the job: {@code id}, {@code state}, {@code done}, {@code total}
     */
    public JsonObject make(long projectId, boolean history) {
        return transport
                .post(path(projectId), JsonObject.empty().with("history", history))
                .object();
    }

    /**
     * Waits for the end of a job that {@link #make} began.
     *
     * @return the job; its {@code state} tells what became of it, {@code error} why it failed
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public JsonObject await(long projectId, JsonObject job) throws InterruptedException {
        String path =
                "/api/tagloop/projects/" + projectId + "/jobs/" + job.text("id").orElseThrow();
        JsonObject now = transport.get(path).object();
        while (now.text("finished_at").isEmpty()) {
            Thread.sleep(PAUSE);
            now = transport.get(path).object();
        }
        return now;
    }

    /**
     * Saves the archive to a file, which appears there only when it is complete.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void download(long projectId, Path file) {
        transport.download(path(projectId) + "/file", Query.none(), file);
    }

    /**
     * Makes a project of an archive, all of it or nothing.
     *
     * @param title what it is called; empty for the title that it had
     * @return {@code project} and {@code report}
     */
    public JsonObject restore(Path archive, Optional<String> title) {
        Query query = title.map(text -> Query.none().with("title", text)).orElse(Query.none());
        return transport
                .send("/api/tagloop/archives", query, "application/zip", archive)
                .object();
    }

    private static String path(long projectId) {
        return "/api/tagloop/projects/" + projectId + "/archive";
    }
}

package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ImportResult;
import java.time.Duration;

/**
 * An import that the server goes on with after its answer, as hosted Label Studio does; community servers finish within the
 * request.
 */
final class PendingImport {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Transport transport;
    private final String path;

    PendingImport(Transport transport, String project, long id) {
        this.transport = transport;
        this.path = project + "/imports/" + id + "/";
    }

    /** Waits for the end as long as an import may take. */
    ImportResult await() {
        long deadline = System.nanoTime() + transport.longest().toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            JsonObject state = transport.get(path).object();
            String status = state.text("status").orElse("");
            if (status.equals("completed")) {
                return new ImportResult(state);
            }
            if (status.equals("failed")) {
                throw failure("the import failed: " + state.text("error").orElse("no explanation"));
            }
            if (System.nanoTime() > deadline) {
                throw failure("the import has not ended; it may still do so");
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted while the import goes on");
        }
    }

    private StudioProtocolException failure(String what) {
        return new StudioProtocolException("GET " + transport.base() + path, what, null);
    }
}

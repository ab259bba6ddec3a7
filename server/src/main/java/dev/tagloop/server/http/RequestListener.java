package dev.tagloop.server.http;

import java.time.Duration;

/** Hears of each request once its answer is ready. */
@FunctionalInterface
public interface RequestListener {
    /** @param route the template of the path, such as {@code /api/tasks/{id}}; {@code (none)} where no route was */
    void answered(String method, String route, int status, Duration took);
}

package dev.tagloop.server.learner;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.EventStream;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.StreamPlaces;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News of suggestions over the wire. A stream ends after a while (a browser comes back by itself, and shows its session again), when its reader may
 * not see the project any more, and when the server stops.
 */
final class RefreshStream {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshStream.class);
    private static final int MOST = 500;
    private static final int MOST_OF_ONE = 20;
    private static final long LONGEST_SECONDS = 900;
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Scope scope;
    private final Refreshes refreshes;
    private final StreamPlaces places = new StreamPlaces("suggestions", MOST, MOST_OF_ONE);

    RefreshStream(Scope scope, Refreshes refreshes) {
        this.scope = scope;
        this.refreshes = refreshes;
    }

    void serve(Call call) throws Exception {
        long project = scope.project(call, Action.VIEW).id();
        long user = call.caller().id();
        places.enter(user);
        Refreshes.Listener listener = refreshes.listen(project);
        try {
            tell(call, listener);
        } finally {
            refreshes.leave(project, listener);
            places.leave(user);
        }
    }

    private void tell(Call call, Refreshes.Listener listener) throws Exception {
        long seconds = Math.clamp(call.query().number("seconds").orElse(LONGEST_SECONDS), 0, LONGEST_SECONDS);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try {
            EventStream stream = call.events();
            if (call.method().equals(HandlerType.HEAD)) {
                return;
            }
            Duration left = Duration.ofSeconds(seconds);
            while (!listener.isOver() && !left.isNegative()) {
                Optional<String> version = listener.take(left.compareTo(BEAT) < 0 ? left : BEAT);
                left = Duration.ofNanos(end - System.nanoTime());
                if (version.isEmpty()) {
                    stream.beat();
                } else if (maySee(call)) {
                    stream.send("refreshed", Json.object().put("version", version.get()));
                } else {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("a listener to suggestions has gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean maySee(Call call) {
        try {
            scope.project(call, Action.VIEW);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }
}

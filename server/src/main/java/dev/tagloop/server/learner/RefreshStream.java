package dev.tagloop.server.learner;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.EventStream;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.ListenerStreams;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * News of suggestions over the wire. A stream ends when its reader may not see the project any more, and when the server stops.
 */
final class RefreshStream {
    private static final int MOST = 500;
    private static final int MOST_OF_ONE = 20;

    private final Scope scope;
    private final Refreshes refreshes;
    private final ListenerStreams streams = new ListenerStreams("suggestions", MOST, MOST_OF_ONE);

    RefreshStream(Scope scope, Refreshes refreshes) {
        this.scope = scope;
        this.refreshes = refreshes;
    }

    void serve(Call call) {
        long project = scope.project(call, Action.VIEW).id();
        Refreshes.Listener listener = refreshes.listen(project);
        try {
            streams.serve(call, new News(call, listener));
        } finally {
            refreshes.leave(project, listener);
        }
    }

    private final class News implements ListenerStreams.News {
        private final Call call;
        private final Refreshes.Listener listener;

        News(Call call, Refreshes.Listener listener) {
            this.call = call;
            this.listener = listener;
        }

        @Override
        public boolean isOver() {
            return listener.isOver();
        }

        @Override
        public boolean tell(EventStream stream, Duration atMost) throws IOException, InterruptedException {
            Optional<String> version = listener.take(atMost);
            if (version.isEmpty()) {
                stream.beat();
                return false;
            }
            if (!maySee(call)) {
                return true;
            }
            stream.send("refreshed", Json.object().put("version", version.get()));
            return false;
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

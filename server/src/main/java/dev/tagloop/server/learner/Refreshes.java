package dev.tagloop.server.learner;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells those who label a project that the suggestions of the tasks before them come from another version now. */
final class Refreshes {
    private final Map<Long, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** Somebody who labels a project. Of what they were not told yet only the last counts. */
    static final class Listener {
        private String version;
        private boolean over;

        private synchronized void tell(String now) {
            version = now;
            notifyAll();
        }

        private synchronized void end() {
            over = true;
            notifyAll();
        }

        /** The version that the suggestions come from, waiting for news of it this long at most. */
        synchronized Optional<String> take(Duration atMost) throws InterruptedException {
            long end = System.nanoTime() + atMost.toNanos();
            while (version == null && !over) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                wait(left / 1_000_000 + 1);
            }
            Optional<String> news = Optional.ofNullable(version);
            version = null;
            return news;
        }

        /** Whether the server stops. */
        synchronized boolean isOver() {
            return over;
        }
    }

    /** Listens to a project. To be {@linkplain #leave left}. */
    Listener listen(long project) {
        Listener listener = new Listener();
        listeners.compute(project, (id, there) -> {
            Set<Listener> all = there == null ? ConcurrentHashMap.newKeySet() : there;
            all.add(listener);
            return all;
        });
        if (over) {
            listener.end();
        }
        return listener;
    }

    void leave(long project, Listener listener) {
        listeners.computeIfPresent(project, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** The waiting tasks of a project are predicted by this version. */
    void refreshed(long project, String version) {
        listeners.getOrDefault(project, Set.of()).forEach(listener -> listener.tell(version));
    }

    /** The server stops: streams end. */
    void end() {
        over = true;
        listeners.values().forEach(all -> all.forEach(Listener::end));
    }
}

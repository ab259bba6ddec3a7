package dev.tagloop.learning.learner;

import dev.tagloop.learning.backend.ServedTaskModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Models that are open, each once for all who use it. One that nobody uses stays open for a while, since the next task mostly comes soon, but
 * only as long as there are few of them.
 */
final class OpenModels implements AutoCloseable {
    private static final long LEAST_WAIT_MILLIS = 1000;

    private final Duration patience;
    private final int mostIdle;
    private final Map<String, Entry> entries = new HashMap<>();

    private boolean closed;
    private boolean waiting;

    /** @param patience how long one that nobody uses stays open @param mostIdle how many of those there may be */
    OpenModels(Duration patience, int mostIdle) {
        this.patience = patience;
        this.mostIdle = mostIdle;
    }

    private static final class Entry {
        private final CompletableFuture<ServedTaskModel> model = new CompletableFuture<>();
        private int users;
        private long idleSince;
    }

    /** A model in use, until it is closed. */
    final class Lease implements AutoCloseable {
        private final String key;
        private final Entry entry;

        private Lease(String key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        ServedTaskModel model() {
            return entry.model.join();
        }

        @Override
        public void close() {
            release(key, entry);
        }
    }

    /**
     * The model, opened now unless it is open. To be closed after use.
     *
     * @throws RuntimeException that the opening ended with
     */
    Lease use(ModelSource source) {
        Entry entry;
        boolean mine;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the learner is closed");
            }
            mine = !entries.containsKey(source.key());
            entry = entries.computeIfAbsent(source.key(), key -> new Entry());
            entry.users++;
        }
        try {
            if (mine) {
                open(source, entry);
            }
            entry.model.join();
            return new Lease(source.key(), entry);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private void open(ModelSource source, Entry entry) {
        try {
            entry.model.complete(source.opening().get());
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                entries.remove(source.key(), entry);
            }
            entry.model.completeExceptionally(e);
        }
    }

    private void release(String key, Entry entry) {
        boolean last;
        synchronized (this) {
            entry.users--;
            entry.idleSince = System.nanoTime();
            last = closed && entry.users == 0;
            if (last) {
                entries.remove(key, entry);
            }
        }
        if (last) {
            entry.model.join().close();
        }
        tidy();
        tidyLater();
    }

    /** Without another use nobody would look again: an idle learner would keep its models in memory. */
    private synchronized void tidyLater() {
        if (waiting || closed || entries.isEmpty()) {
            return;
        }
        waiting = true;
        CompletableFuture.delayedExecutor(Math.max(LEAST_WAIT_MILLIS, patience.toMillis() + 1), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    synchronized (this) {
                        waiting = false;
                    }
                    tidy();
                    tidyLater();
                });
    }

    /** Closes what nobody has used for long, and the longest unused of too many. */
    void tidy() {
        List<Entry> over = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            List<Map.Entry<String, Entry>> idle = entries.entrySet().stream()
                    .filter(one -> one.getValue().users == 0)
                    .sorted((a, b) -> Long.compare(now - a.getValue().idleSince, now - b.getValue().idleSince))
                    .toList();
            for (int i = 0; i < idle.size(); i++) {
                Entry entry = idle.get(i).getValue();
                if (i >= mostIdle || now - entry.idleSince > patience.toNanos()) {
                    entries.remove(idle.get(i).getKey());
                    over.add(entry);
                }
            }
        }
        over.forEach(entry -> entry.model.join().close());
    }

    /** How many are open. */
    synchronized int size() {
        return entries.size();
    }

    /** Closes all; those in use when their last user is done. */
    @Override
    public void close() {
        List<Entry> idle;
        synchronized (this) {
            closed = true;
            idle = entries.values().stream().filter(entry -> entry.users == 0).toList();
            entries.values().removeAll(idle);
        }
        idle.forEach(entry -> entry.model.join().close());
    }
}

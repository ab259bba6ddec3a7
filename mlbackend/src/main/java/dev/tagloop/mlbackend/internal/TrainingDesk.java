package dev.tagloop.mlbackend.internal;

import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.Trainable;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to a backend that learns, on a thread of its own: servers wait a second for the answer of a webhook. Of the events of a project
 * that come while it learns, the newest is handed on, because a training sees all labels anyway; one that somebody asked for by hand is never
 * dropped for an annotation's.
 */
final class TrainingDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingDesk.class);

    private final Trainable backend;
    private final Map<String, BackendEvent> waiting = new LinkedHashMap<>();
    private boolean closed;

    TrainingDesk(Trainable backend) {
        this.backend = backend;
        Thread.ofPlatform().daemon().name("backend-train").start(this::work);
    }

    synchronized void take(BackendEvent event) {
        waiting.merge(
                event.projectId().orElse(""),
                event,
                (old, fresh) -> old.action().equals(BackendEvent.START_TRAINING) ? old : fresh);
        notifyAll();
    }

    private void work() {
        while (true) {
            BackendEvent event = next();
            if (event == null) {
                return;
            }
            try {
                JsonObject result = backend.train(event);
                LOG.info("trained after {}: {}", event.action(), result);
            } catch (RuntimeException | Error e) {
                LOG.warn("the training after {} failed: {}", event.action(), e.getMessage(), e);
            }
        }
    }

    private synchronized BackendEvent next() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        if (closed) {
            return null;
        }
        String first = waiting.keySet().iterator().next();
        return waiting.remove(first);
    }

    /** Takes no more; a training that runs is left to end with the process. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}

package dev.tagloop.mlbackend.internal;

import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the host did so far. Safe for any thread. */
final class HostFigures {
    private long batches;
    private long tasks;
    private long nanos;
    private long refused;

    synchronized void predicted(int more, Duration took) {
        batches++;
        tasks += more;
        nanos += took.toNanos();
    }

    synchronized void refused() {
        refused++;
    }

    /** How long the model is likely to need for this many tasks. */
    synchronized Duration timeFor(int waiting) {
        return tasks == 0 ? Duration.ofSeconds(1) : Duration.ofNanos(nanos / tasks * waiting);
    }

    /** A time after which it makes sense to come back. */
    synchronized Duration patience() {
        return batches == 0 ? Duration.ofSeconds(5) : Duration.ofNanos(nanos / batches);
    }

    synchronized ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("predicted_tasks", tasks)
                .put("batches", batches)
                .put("predicting_seconds", nanos / 1e9)
                .put("refused_requests", refused);
    }
}

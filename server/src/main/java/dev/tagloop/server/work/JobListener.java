package dev.tagloop.server.work;

import dev.tagloop.jobs.JobStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody who listens to jobs has not been told yet. Of the progress of a job only the last is kept; whoever is too slow for the rest is left
 * behind.
 */
final class JobListener {
    /** More than one job's curve. */
    private static final int MOST = 50_000;

    /** Something to tell. @param status of the job, for its progress and its end; {@code data} otherwise */
    record Event(String name, Optional<JobStatus> status, Optional<ObjectNode> data) {
        static Event of(JobStatus status) {
            return new Event(status.state().isOver() ? "end" : "progress", Optional.of(status), Optional.empty());
        }

        static Event of(String name, ObjectNode data) {
            return new Event(name, Optional.empty(), Optional.of(data));
        }
    }

    private final Optional<String> job;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private final Map<String, JobStatus> progress = new LinkedHashMap<>();
    private boolean over;

    /** @param job the one job to hear of; empty for the progress and end of all */
    JobListener(Optional<String> job) {
        this.job = job;
    }

    synchronized void changed(JobStatus status) {
        if (hears(status.id())) {
            JobStatus before = progress.remove(status.id());
            // Whoever begins to listen has looked at the job, perhaps before an end that they have heard of meanwhile.
            progress.put(status.id(), before != null && before.state().isOver() ? before : status);
            notifyAll();
        }
    }

    synchronized void told(String id, Event event) {
        if (job.isPresent() && hears(id)) {
            if (waiting.size() < MOST) {
                waiting.add(event);
            } else {
                over = true;
            }
            notifyAll();
        }
    }

    private boolean hears(String id) {
        return !over && job.map(id::equals).orElse(true);
    }

    /** What there is to tell, waiting for it this long at most; what ends a job comes last. */
    synchronized List<Event> take(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!over && waiting.isEmpty() && progress.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000 + 1);
        }
        List<Event> taken = new ArrayList<>(waiting);
        progress.values().forEach(status -> taken.add(Event.of(status)));
        waiting.clear();
        progress.clear();
        return taken;
    }

    /** Nothing more is told. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized boolean isOver() {
        return over;
    }
}

package dev.tagloop.server.work;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of jobs over the wire. A stream ends with its job, when its reader is too slow, when they may not see it any more, and when the server stops.
 */
final class JobStreams {
    static final int MOST = 200;
    static final int MOST_OF_ONE = 20;
    /** What comes in quick succession is sent together. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private final ProjectJobs jobs;
    private final ListenerStreams streams = new ListenerStreams("jobs", MOST, MOST_OF_ONE);

    JobStreams(ProjectJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Who listens to what, and may they still?
     *
     * @param job the one job that they listen to; empty for all
     * @param mine which jobs they may hear of, asked anew for what is sent together: who loses a project while they listen hears no more of it
     */
    record Audience(JobListener listener, Optional<JobStatus> job, Supplier<Predicate<JobStatus>> mine)
            implements ListenerStreams.News {
        @Override
        public boolean isOver() {
            return listener.isOver();
        }

        @Override
        public boolean tell(EventStream stream, Duration atMost) throws IOException, InterruptedException {
            boolean all = send(stream, listener.take(atMost), this);
            if (!all) {
                Thread.sleep(BREATH);
            }
            return all;
        }
    }

    void serve(Call call, Audience audience) {
        try {
            streams.serve(call, audience);
        } finally {
            jobs.leave(audience.listener());
        }
    }

    /** @return whether that was all */
    private static boolean send(EventStream stream, List<JobListener.Event> events, Audience audience)
            throws IOException {
        if (events.isEmpty()) {
            stream.beat();
            return false;
        }
        Predicate<JobStatus> mine = audience.mine().get();
        boolean endsWithJob = audience.job().isPresent();
        for (JobListener.Event event : events) {
            if (mine.test(audience.job().or(event::status).orElseThrow())) {
                ObjectNode data =
                        event.status().map(JobRoutes::json).or(event::data).orElseThrow();
                stream.send(event.name(), data);
                if (endsWithJob && event.name().equals("end")) {
                    return true;
                }
            } else if (endsWithJob) {
                return true;
            }
        }
        return false;
    }
}

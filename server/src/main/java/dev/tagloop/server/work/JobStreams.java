package dev.tagloop.server.work;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.EventStream;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of jobs over the wire. A stream ends with its job, after a while (a browser comes back by itself, and has to show its session again), when
 * its reader is too slow, when they may not see it any more, and when the server stops. Their number is bounded, for everybody and for each.
 */
final class JobStreams {
    private static final Logger LOG = LoggerFactory.getLogger(JobStreams.class);
    static final int MOST = 200;
    static final int MOST_OF_ONE = 20;
    private static final long LONGEST_SECONDS = 900;
    private static final Duration BEAT = Duration.ofSeconds(10);
    /** What comes in quick succession is sent together. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private final ProjectJobs jobs;
    private final StreamPlaces places = new StreamPlaces("jobs", MOST, MOST_OF_ONE);

    JobStreams(ProjectJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Who listens to what, and may they still?
     *
     * @param job the one job that they listen to; empty for all
     * @param mine which jobs they may hear of, asked anew for what is sent together: who loses a project while they listen hears no more of it
     */
    record Audience(JobListener listener, Optional<JobStatus> job, Supplier<Predicate<JobStatus>> mine) {}

    void serve(Call call, Audience audience) throws Exception {
        long user = call.caller().id();
        try {
            places.enter(user);
            try {
                tell(call, audience);
            } finally {
                places.leave(user);
            }
        } finally {
            jobs.leave(audience.listener());
        }
    }

    private void tell(Call call, Audience audience) throws Exception {
        long seconds = Math.clamp(call.query().number("seconds").orElse(LONGEST_SECONDS), 0, LONGEST_SECONDS);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try {
            EventStream stream = call.events();
            if (call.method().equals(HandlerType.HEAD)) {
                return;
            }
            Duration left = Duration.ofSeconds(seconds);
            while (!audience.listener().isOver()) {
                List<JobListener.Event> events = audience.listener().take(left.compareTo(BEAT) < 0 ? left : BEAT);
                left = Duration.ofNanos(end - System.nanoTime());
                if (send(stream, events, audience) || left.isNegative()) {
                    return;
                }
                Thread.sleep(BREATH);
            }
        } catch (IOException e) {
            LOG.debug("a listener to jobs has gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

package dev.tagloop.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.jobs.JobState;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.jobs.ProcessMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobListenerTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static JobStatus job(JobState state, long done) {
        return new JobStatus(
                "j", "kind", "title", state, "step", done, 2, NOW, NOW, null, null, Map.of(), ProcessMark.own());
    }

    /** Whoever begins to listen looks at the job while it goes on: what they saw may come to them after its end. */
    @Test
    void anOlderLookDoesNotHideTheEnd() throws Exception {
        JobListener listener = new JobListener(Optional.of("j"));
        listener.changed(job(JobState.SUCCEEDED, 2));
        listener.changed(job(JobState.RUNNING, 1));
        assertThat(listener.take(Duration.ZERO)).containsExactly(JobListener.Event.of(job(JobState.SUCCEEDED, 2)));
    }

    @Test
    void onlyTheLastProgressIsTold() throws Exception {
        JobListener listener = new JobListener(Optional.empty());
        listener.changed(job(JobState.RUNNING, 0));
        listener.changed(job(JobState.RUNNING, 1));
        assertThat(listener.take(Duration.ZERO)).containsExactly(JobListener.Event.of(job(JobState.RUNNING, 1)));
        assertThat(listener.take(Duration.ZERO)).isEmpty();
    }
}

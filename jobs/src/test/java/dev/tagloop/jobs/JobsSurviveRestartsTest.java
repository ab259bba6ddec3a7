package dev.tagloop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsSurviveRestartsTest {

    @TempDir
    private Path folder;

    @Test
    void aFinishedJobIsFoundWithResultAndLogAfterARestart() {
        JobStatus before;
        try (Jobs jobs = Jobs.open(folder)) {
            Job job = jobs.submit("export", "Export project 3", (progress, cancel) -> {
                progress.report("Exporting", 3, 7);
                progress.log("page 1");
                progress.log("page 2");
                return Map.of("file", "out.json");
            });
            before = job.await();
            assertThat(before.state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(job.log()).containsExactly("page 1", "page 2");
        }
        try (Jobs jobs = Jobs.open(folder)) {
            assertThat(jobs.list()).containsExactly(before);
            assertThat(before.step()).isEqualTo("Exporting");
            assertThat(List.of(before.done(), before.total())).containsExactly(3L, 7L);
            assertThat(before.result()).containsExactly(Map.entry("file", "out.json"));
            assertThat(jobs.log(before.id())).containsExactly("page 1", "page 2");
            assertThat(jobs.running(before.id())).isEmpty();
            assertThat(jobs.log("no such job")).isEmpty();
        }
    }

    @Test
    void aJobWhoseProcessIsGoneIsInterruptedAndNotLost() throws Exception {
        try (Jobs jobs = Jobs.open(folder)) {
            CountDownLatch release = new CountDownLatch(1);
            Job job = jobs.submit("training", "Train", (progress, cancel) -> {
                progress.report("Epoch", 1, 5);
                release.await();
                return Map.of();
            });
            while (job.status().step().isEmpty()) {
                Thread.sleep(5);
            }
            // A second view of the folder, as from another process, must not touch what is alive.
            assertThat(Jobs.open(folder).list().getFirst().state()).isEqualTo(JobState.RUNNING);
            killOwner(job.status());
            assertThat(Jobs.open(folder).list().getFirst()).satisfies(status -> {
                assertThat(status.state()).isEqualTo(JobState.INTERRUPTED);
                assertThat(status.error()).isEqualTo("the process ended while it ran");
                assertThat(status.finished()).isNotNull();
            });
            assertThat(Jobs.open(folder).list().getFirst().state()).isEqualTo(JobState.INTERRUPTED);
            release.countDown();
        }
    }

    @Test
    void aCancelledJobStopsBetweenSteps() throws Exception {
        try (Jobs jobs = Jobs.open(folder)) {
            CountDownLatch begun = new CountDownLatch(1);
            Job job = jobs.submit("training", "Train", (progress, cancel) -> {
                begun.countDown();
                while (true) {
                    cancel.throwIfCancelled();
                    Thread.sleep(2);
                }
            });
            begun.await();
            assertThatThrownBy(() -> job.await(Duration.ofMillis(20))).isInstanceOf(TimeoutException.class);
            job.cancel();
            assertThat(job.await(Duration.ofSeconds(20)).state()).isEqualTo(JobState.CANCELLED);
            assertThat(job.status().state().isOver()).isTrue();
        }
    }

    @Test
    void aFailureIsKeptInWordsAndProgressAfterTheEndChangesNothing() {
        try (Jobs jobs = Jobs.open(folder)) {
            Job job = jobs.submit("import", "Import", (progress, cancel) -> {
                throw new IOException("no space left on the device");
            });
            assertThat(job.await().state()).isEqualTo(JobState.FAILED);
            assertThat(job.status().error()).isEqualTo("no space left on the device");
            JobStatus end = job.status();
            job.report("late", 1, 1);
            assertThat(job.status()).isEqualTo(end);
            assertThat(jobs.find(end.id())).contains(end);
        }
    }

    @Test
    void listenersHearEveryChangeUntilTheyLeave() throws Exception {
        List<JobState> heard = Collections.synchronizedList(new ArrayList<>());
        try (Jobs jobs = Jobs.open(folder)) {
            AutoCloseable listening = jobs.listen(status -> heard.add(status.state()));
            jobs.submit("x", "X", (progress, cancel) -> Map.of()).await();
            assertThat(heard).containsExactly(JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED);
            listening.close();
            jobs.submit("x", "X", (progress, cancel) -> Map.of()).await();
            assertThat(heard).hasSize(3);
        }
    }

    @Test
    void aBrokenFileIsPassedOverAndAFolderThatIsAFileIsRefused() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{");
        assertThat(Jobs.open(folder).list()).isEmpty();
        assertThatThrownBy(() -> Jobs.open(folder.resolve("broken.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot create the folder of jobs");
    }

    private void killOwner(JobStatus status) throws IOException {
        Path file = folder.resolve(status.id() + ".json");
        String own = Long.toString(ProcessMark.own().startedMillis());
        Files.writeString(file, Files.readString(file).replace(own, "12345"));
    }
}

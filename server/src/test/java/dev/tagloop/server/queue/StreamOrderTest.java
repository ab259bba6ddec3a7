package dev.tagloop.server.queue;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What comes first in the label stream, and what comes back. */
class StreamOrderTest {
    private static final Duration LEASE = Duration.ofHours(3);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private TestStudio studio;
    private long project;
    private List<Long> tasks;

    @BeforeEach
    void start() {
        studio = new TestStudio(
                folder, clock, config -> config.taskLockTtl(LEASE).streamHistoryLimit(3));
        project = studio.project(TestStudio.NER);
        tasks = imported(
                "[{\"text\": \"0\"}, {\"text\": \"1\"}, {\"text\": \"2\"}, {\"text\": \"3\"}, {\"text\": \"4\"}]");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private List<Long> imported(String json) {
        List<Long> ids = new ArrayList<>();
        studio.importTasks(project, json).get("task_ids").forEach(id -> ids.add(id.asLong()));
        return ids;
    }

    private void set(String settings) {
        ok(studio.ann().patch("/api/projects/" + project, settings));
    }

    private JsonNode next(Http http) {
        return ok(http.get("/api/projects/" + project + "/next"));
    }

    private long nextId(Http http) {
        return next(http).get("id").asLong();
    }

    private int nextStatus(Http http) {
        return http.get("/api/projects/" + project + "/next").status();
    }

    private void annotate(Http http, long task) {
        created(http.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
    }

    private void skip(Http http, long task) {
        created(http.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{}"));
    }

    private JsonNode draft(Http http, long task) {
        return created(http.post("/api/tasks/" + task + "/drafts", "{\"result\": []}"));
    }

    @Test
    void leaseThatRanOutGivesTheTaskToOthersAndTheFirstGetsAnother() {
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(0));
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(1));
        clock.jump(LEASE.plusSeconds(1));
        Http cat = studio.member("cat@example.com");
        assertThat(nextId(cat)).isEqualTo(tasks.get(0));
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(1));
    }

    @Test
    void askingAgainKeepsTheTaskForAnotherWhole() {
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(0));
        clock.jump(LEASE.minusMinutes(1));
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(0));
        clock.jump(LEASE.minusMinutes(1));
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(1));
    }

    @Test
    void twoWindowsOfOnePersonShareALease() {
        JsonNode one = next(studio.ann());
        JsonNode other = next(studio.ann());
        assertThat(other.get("unique_lock_id")).isEqualTo(one.get("unique_lock_id"));
        annotate(studio.ann(), tasks.get(0));
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(1));
    }

    @Test
    void directSubmitIsAcceptedThoughAnotherHoldsTheTask() {
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(0));
        annotate(studio.bob(), tasks.get(0));
        // The holder's own submit is too, and the next task is another.
        annotate(studio.ann(), tasks.get(0));
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(1));
    }

    @Test
    void draftComesFirstWhenTheLeaseIsOver() {
        draft(studio.ann(), tasks.get(3));
        draft(studio.ann(), tasks.get(2));
        JsonNode first = next(studio.ann());
        assertThat(first.get("id").asLong()).isEqualTo(tasks.get(2));
        assertThat(first.get("queue").asString()).isEqualTo("Draft queue");
        assertThat(first.get("drafts").size()).isEqualTo(1);
        annotate(studio.ann(), tasks.get(2));
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(3));
        // It is nobody else's draft.
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(0));
    }

    @Test
    void draftThatWasPutOffComesLast() {
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(0));
        long draft = draft(studio.ann(), tasks.get(0)).get("id").asLong();
        ok(studio.ann().patch("/api/drafts/" + draft, "{\"was_postponed\": true}"));
        for (int i = 1; i < tasks.size(); i++) {
            assertThat(nextId(studio.ann())).isEqualTo(tasks.get(i));
            annotate(studio.ann(), tasks.get(i));
        }
        JsonNode last = next(studio.ann());
        assertThat(last.get("id").asLong()).isEqualTo(tasks.get(0));
        assertThat(last.get("queue").asString()).isEqualTo("Postponed draft queue");
        annotate(studio.ann(), tasks.get(0));
        assertThat(nextStatus(studio.ann())).isEqualTo(404);
    }

    @Test
    void knownAnswersComeFirstWhereTheProjectSaysSo() {
        set("{\"maximum_annotations\": 2, \"show_ground_truth_first\": true}");
        created(studio.ann()
                .post("/api/tasks/" + tasks.get(3) + "/annotations", "{\"result\": [], \"ground_truth\": true}"));
        annotate(studio.ann(), tasks.get(2));
        JsonNode first = next(studio.bob());
        assertThat(first.get("id").asLong()).isEqualTo(tasks.get(3));
        assertThat(first.get("queue").asString()).isEqualTo("Ground truth queue");
        annotate(studio.bob(), tasks.get(3));
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(0));
    }

    @Test
    void tasksThatNeedMoreThanOneComeFirstWhereTheProjectSaysSo() {
        set("{\"maximum_annotations\": 2, \"overlap_cohort_percentage\": 40, \"show_overlap_first\": true}");
        annotate(studio.ann(), tasks.get(4));
        set("{\"overlap_cohort_percentage\": 20}");
        // The only task with an overlap is now the last one, which ann has done.
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(0));
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(4));
    }

    @Test
    void skippedTaskIsForTheOthersFirstOrLastOrDone() {
        set("{\"skip_queue\": \"REQUEUE_FOR_OTHERS\"}");
        skip(studio.ann(), tasks.get(0));
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(0));
        assertThat(nextId(studio.ann())).isEqualTo(tasks.get(1));
        set("{\"skip_queue\": \"IGNORE_SKIPPED\"}");
        Http cat = studio.member("cat@example.com");
        assertThat(nextId(cat)).isEqualTo(tasks.get(2));
        set("{\"skip_queue\": \"REQUEUE_FOR_ME\"}");
        for (long task : tasks.subList(1, tasks.size())) {
            annotate(studio.ann(), task);
        }
        clock.jump(LEASE.plusSeconds(1));
        JsonNode back = next(studio.ann());
        assertThat(back.get("id").asLong()).isEqualTo(tasks.get(0));
        assertThat(back.get("queue").asString()).isEqualTo("Skipped queue");
        assertThat(next(studio.ann()).get("queue").asString()).isEqualTo("Task lock");
        assertThat(nextStatus(studio.bob())).isEqualTo(404);
        annotate(studio.ann(), tasks.get(0));
        assertThat(nextStatus(studio.ann())).isEqualTo(404);
    }

    @Test
    void skipThatCountsAsDoneLeavesRoomForOneLess() {
        set("{\"maximum_annotations\": 2, \"skip_queue\": \"IGNORE_SKIPPED\"}");
        skip(studio.ann(), tasks.get(0));
        assertThat(nextId(studio.bob())).isEqualTo(tasks.get(0));
        assertThat(nextId(studio.member("cat@example.com"))).isEqualTo(tasks.get(1));
    }

    @Test
    void uncertainTasksOfTheChosenVersionComeInOrderAndTheOthersAfterThem() {
        set("{\"sampling\": \"Uncertainty sampling\"}");
        imported(
                "[{\"data\": {\"text\": \"a\"}, \"predictions\": [{\"model_version\": \"m\", \"score\": 0.4, \"result\": []}]},"
                        + " {\"data\": {\"text\": \"b\"}, \"predictions\": [{\"model_version\": \"m\", \"score\": 0.1, \"result\": []},"
                        + " {\"model_version\": \"n\", \"score\": 0.9, \"result\": []}]}]");
        long b = tasks.getLast() + 2;
        set("{\"model_version\": \"m\"}");
        assertThat(nextId(studio.ann())).isEqualTo(b);
        assertThat(nextId(studio.bob())).isEqualTo(b - 1);
        annotate(studio.ann(), b);
        annotate(studio.bob(), b - 1);
        assertThat(nextId(studio.ann())).isIn(tasks);
        // A task that is open again is asked for again.
        long annotation = ok(studio.ann().get("/api/tasks/" + (b - 1) + "/annotations"))
                .get(0)
                .get("id")
                .asLong();
        assertThat(studio.ann().delete("/api/annotations/" + annotation).status())
                .isEqualTo(204);
        assertThat(nextId(studio.member("cat@example.com"))).isEqualTo(b - 1);
    }

    @Test
    void historyHoldsTheNewestTasksUpToTheLimit() {
        for (long task : tasks) {
            assertThat(nextId(studio.ann())).isEqualTo(task);
            annotate(studio.ann(), task);
        }
        List<Long> history = new ArrayList<>();
        ok(studio.ann().get("/api/projects/" + project + "/label-stream-history"))
                .forEach(entry -> history.add(entry.get("taskId").asLong()));
        assertThat(history).isEqualTo(tasks.subList(2, 5));
        assertThat(ok(studio.bob().get("/api/projects/" + project + "/label-stream-history"))
                        .size())
                .isZero();
    }
}

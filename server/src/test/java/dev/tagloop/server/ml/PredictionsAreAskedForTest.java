package dev.tagloop.server.ml;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
@Tag("thorough")
class PredictionsAreAskedForTest {
    @TempDir
    Path folder;

    private static JsonNode job(Connected made, String id) {
        return ok(made.ann().get("/api/tagloop/projects/" + made.project + "/jobs/" + id));
    }

    private static JsonNode ended(Connected made, String id) throws InterruptedException {
        JsonNode job = job(made, id);
        while (job.get("finished_at").isNull()) {
            Thread.sleep(20);
            job = job(made, id);
        }
        return job;
    }

    private static String start(Connected made, String query) {
        return ok(made.ann().post("/api/ml/" + made.connection + "/predict" + query, "{}"))
                .get("id")
                .asString();
    }

    @Test
    void aJobPredictsTheWholeProjectBatchByBatch() throws Exception {
        try (Connected made = new Connected(folder)) {
            made.backend.finding(3);
            JsonNode job = ended(made, start(made, "?batch_size=1"));
            assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
            assertThat(job.get("done").asInt()).isEqualTo(2);
            assertThat(job.get("total").asInt()).isEqualTo(2);
            assertThat(job.at("/result/predictions").asString()).isEqualTo("2");
            assertThat(made.backend.predictions()).hasSize(2);
            assertThat(made.predictions()).hasSize(2);
            JsonNode again = ended(made, start(made, ""));
            assertThat(again.at("/result/predictions").asString()).isEqualTo("0");
            assertThat(made.backend.predictions()).hasSize(2);
        }
    }

    @Test
    void aLargeBatchIsSentWhole() throws Exception {
        try (Connected made = new Connected(folder)) {
            made.studio.importTasks(
                    made.project,
                    IntStream.range(0, 148)
                            .mapToObj(i -> "{\"text\": \"Eve " + i + "\"}")
                            .collect(Collectors.joining(",", "[", "]")));
            made.backend.finding(3);
            JsonNode job = ended(made, start(made, "?batch_size=150"));
            assertThat(job.at("/result/predictions").asString()).isEqualTo("150");
            assertThat(made.backend.predictions().getFirst().get("tasks")).hasSize(150);
            assertThat(made.backend.predictions()).hasSize(1);
        }
    }

    @Test
    void aJobThatIsCancelledKeepsWhatItStoredAndRunsOnce() throws Exception {
        try (Connected made = new Connected(folder)) {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            made.backend.predicting((body, exchange) -> {
                asked.countDown();
                try {
                    cancelled.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                TestBackend.send(exchange, 200, "{\"results\": [{\"result\": []}]}");
            });
            String id = start(made, "?batch_size=1");
            assertThat(start(made, "?batch_size=1")).isEqualTo(id);
            asked.await();
            ok(made.ann().post("/api/tagloop/projects/" + made.project + "/jobs/" + id + "/cancel", "{}"));
            cancelled.countDown();
            assertThat(ended(made, id).get("state").asString()).isEqualTo("cancelled");
            assertThat(made.predictions()).hasSize(1);
            assertThat(ok(made.ann().get("/api/tagloop/projects/" + made.project + "/jobs"))
                            .get("jobs"))
                    .hasSize(1);
        }
    }

    @Test
    void aBusyBackendIsAskedAgainAndAFailureIsTold() throws Exception {
        try (Connected made = new Connected(folder)) {
            AtomicInteger times = new AtomicInteger();
            made.backend.predicting((body, exchange) -> {
                if (times.incrementAndGet() == 1) {
                    TestBackend.send(exchange, 503, "{}");
                } else {
                    TestBackend.send(exchange, 200, "{\"results\": [{\"result\": []}, {\"result\": []}]}");
                }
            });
            assertThat(ended(made, start(made, "")).get("state").asString()).isEqualTo("succeeded");
            made.backend.version("v2").predicting((body, exchange) -> TestBackend.send(exchange, 500, "{}"));
            JsonNode failed = ended(made, start(made, ""));
            assertThat(failed.get("state").asString()).isEqualTo("failed");
            assertThat(failed.get("error").asString()).contains("status 500");
            assertThat(made.predictions()).hasSize(2);
        }
    }

    @Test
    void aJobOfAnotherProjectIsNotThere() throws Exception {
        try (Connected made = new Connected(folder)) {
            String id = start(made, "");
            ended(made, id);
            long other = made.studio.project(TestStudio.NER);
            assertThat(made.ann()
                            .get("/api/tagloop/projects/" + other + "/jobs/" + id)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aNewVersionPredictsAgainAndBothStay() {
        try (Connected made = new Connected(folder)) {
            made.backend.finding(3);
            made.retrieve();
            made.backend.version("v2");
            made.retrieve();
            made.retrieve();
            assertThat(made.predictions()
                            .valueStream()
                            .map(one -> one.get("model_version").asString()))
                    .containsExactly("v1", "v1", "v2", "v2");
            assertThat(made.backend.predictions()).hasSize(2);
        }
    }

    @Test
    void severalBackendsPredictSideBySideAndOneThatFailsDoesNotStopTheOther() {
        try (Connected made = new Connected(folder);
                TestBackend other = new TestBackend().version("other-1").finding(2)) {
            created(made.ann()
                    .post(
                            "/api/ml",
                            "{\"project\": " + made.project + ", \"title\": \"Other\", \"url\": \"" + other.url()
                                    + "\"}"));
            made.backend.predicting((body, exchange) -> TestBackend.send(exchange, 500, "{}"));
            assertThat(made.retrieve()).startsWith("Retrieved 2 predictions. Model: ");
            made.backend.finding(3);
            assertThat(made.retrieve()).isEqualTo("Retrieved 2 predictions");
            assertThat(made.predictions()
                            .valueStream()
                            .map(one -> one.get("model_version").asString()))
                    .containsExactly("other-1", "other-1", "v1", "v1");
        }
    }

    @Test
    void theNextTaskComesWithThePredictionOfTheVersionThatIsShown() {
        try (Connected made = new Connected(folder)) {
            made.backend.finding(3);
            ok(made.ann().patch("/api/projects/" + made.project, "{\"evaluate_predictions_automatically\": true}"));
            JsonNode task = ok(made.ann().get("/api/projects/" + made.project + "/next"));
            assertThat(task.get("predictions")).hasSize(1);
            assertThat(task.at("/predictions/0/model_version").asString()).isEqualTo("v1");
            made.backend.version("v2");
            JsonNode again = ok(made.ann().get("/api/projects/" + made.project + "/next"));
            assertThat(again.get("id")).isEqualTo(task.get("id"));
            assertThat(again.get("unique_lock_id").asString()).isNotEmpty();
            assertThat(again.get("predictions")).hasSize(1);
            assertThat(again.at("/predictions/0/model_version").asString()).isEqualTo("v2");
        }
    }

    @Test
    void aBackendThatIsAwayNeverKeepsATaskFromAnybody() {
        try (Connected made = new Connected(folder)) {
            ok(made.ann().patch("/api/projects/" + made.project, "{\"evaluate_predictions_automatically\": true}"));
            made.backend.close();
            Http.Answer next = made.ann().get("/api/projects/" + made.project + "/next");
            assertThat(ok(next).get("predictions")).isEmpty();
        }
    }

    @Test
    void interactivelyTheBackendSeesWhatThePersonDrewAndOnlyTheirOwnWork() {
        try (Connected made = new Connected(folder, "{\"is_interactive\": true}")) {
            long task = made.tasks.getFirst();
            created(made.studio.bob().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
            created(made.ann().post("/api/tasks/" + task + "/drafts", "{\"result\": []}"));
            made.backend.finding(3);
            JsonNode answer = ok(made.ann()
                    .post(
                            "/api/ml/" + made.connection + "/interactive-annotating",
                            "{\"task\": " + task + ", \"context\": {\"result\": [{\"id\": \"x\"}]}}"));
            assertThat(answer.at("/data/result/0/value/end").asInt()).isEqualTo(3);
            JsonNode sent = made.backend.predictions().getFirst();
            assertThat(sent.at("/params/context/result/0/id").asString()).isEqualTo("x");
            assertThat(sent.at("/tasks/0/annotations")).isEmpty();
            assertThat(sent.at("/tasks/0/drafts")).hasSize(1);
            assertThat(made.predictions()).isEmpty();
        }
    }

    @Test
    void aProjectThatShowsABackendFollowsItsTitleAndForgetsItWithIt() {
        try (Connected made = new Connected(folder)) {
            assertThat(made.project().get("model_version").asString()).isEqualTo("Model");
            assertThat(ok(made.ann().get("/api/projects/" + made.project + "/model-versions"))
                            .toString())
                    .isEqualTo("{\"Model\":0}");
            ok(made.ann().patch("/api/ml/" + made.connection, "{\"title\": \"Better\"}"));
            assertThat(made.project().get("model_version").asString()).isEqualTo("Better");
            ok(made.ann().patch("/api/projects/" + made.project, "{\"model_version\": \"\"}"));
            ok(made.ann().patch("/api/projects/" + made.project, "{\"model_version\": \"Better\"}"));
            made.ann().delete("/api/ml/" + made.connection);
            assertThat(made.project().get("model_version").asString()).isEmpty();
        }
    }
}

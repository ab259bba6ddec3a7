package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
@Tag("thorough")
class TasksComeWithSuggestionsTest {
    @TempDir
    Path folder;

    private static List<String> versions(JsonNode task) {
        return task.get("predictions")
                .valueStream()
                .map(one -> one.get("model_version").asString())
                .toList();
    }

    @Test
    void theFirstTaskOfANewProjectHasThemWithoutAnySetting() {
        try (Taught made = new Taught(folder)) {
            long fresh = made.studio.project(TestStudio.NER);
            made.studio.task(fresh, "Ann is here");
            JsonNode task = ok(made.ann().get("/api/projects/" + fresh + "/next"));
            assertThat(Taught.said(task)).isEqualTo("Ann/PER");
            assertThat(versions(task)).containsExactly("starter");
            assertThat(task.at("/predictions/0/score").doubleValue()).isEqualTo(0.5);
            assertThat(ok(made.ann().get("/api/ml?project=" + fresh))).isEmpty();
        }
    }

    @Test
    void aTaskOpenedInABrowserHasThemAndOneReadByAProgramIsLeftAlone() {
        try (Taught made = new Taught(folder)) {
            long task = made.tasks.getFirst();
            assertThat(ok(made.ann().get("/api/tasks/" + task)).get("predictions"))
                    .isEmpty();
            Http browser = Http.to(made.studio.url());
            browser.get(made.studio.signInLink("ann@example.com"));
            assertThat(Taught.said(ok(browser.get("/api/tasks/" + task)))).isEqualTo("Ann/PER");
            // Opened again, it says nothing new.
            assertThat(ok(browser.get("/api/tasks/" + task)).get("predictions")).hasSize(1);
        }
    }

    @Test
    void anActionOfTheDataManagerHasThemToo() {
        try (Taught made = new Taught(folder)) {
            String action = "/api/dm/actions?id=next_task&project=" + made.project;
            assertThat(Taught.said(ok(made.ann().post(action, "{}")))).isEqualTo("Ann/PER");
            assertThat(Taught.said(
                            ok(made.ann().post(action, "{\"selectedItems\": {\"all\": true, \"excluded\": []}}"))))
                    .isEqualTo("Ann/PER");
        }
    }

    @Test
    void whatWasLabelledIsSuggestedFromTheNextTaskOn() {
        try (Taught made = new Taught(folder)) {
            assertThat(Taught.said(made.next())).isEqualTo("Ann/PER");
            made.label(0, "Ann met Bob", "Bob", "PER");
            JsonNode next = made.next();
            assertThat(next.get("id").asLong()).isEqualTo(made.tasks.get(1));
            assertThat(Taught.said(next)).isEqualTo("Bob/PER");
            made.label(2, "Cora met Ann", "Cora", "LOC");
            JsonNode again = made.next();
            assertThat(again.get("id")).isEqualTo(next.get("id"));
            assertThat(Taught.said(again)).isEqualTo("Bob/PER Cora/LOC");
            // The same version knows more: its prediction is replaced.
            assertThat(again.get("predictions")).hasSize(1);
            assertThat(again.at("/predictions/0/id")).isEqualTo(next.at("/predictions/0/id"));
        }
    }

    @Test
    void aPredictionThatAnAnnotationWasMadeFromStays() {
        try (Taught made = new Taught(folder)) {
            ok(made.ann().patch("/api/projects/" + made.project, "{\"maximum_annotations\": 2}"));
            JsonNode task = made.next();
            long used = task.at("/predictions/0/id").asLong();
            created(made.ann()
                    .post(
                            "/api/tasks/" + task.get("id") + "/annotations",
                            "{\"result\": " + Taught.result("Ann met Bob", "Bob", "ORG") + ", \"parent_prediction\": "
                                    + used + "}"));
            JsonNode bobs = ok(made.studio.bob().get("/api/projects/" + made.project + "/next"));
            assertThat(bobs.get("id")).isEqualTo(task.get("id"));
            assertThat(Taught.said(bobs)).isEqualTo("Ann/PER Bob/ORG");
            assertThat(bobs.get("predictions")).hasSize(1);
            JsonNode kept = ok(made.ann().get("/api/predictions/" + used));
            assertThat(kept.get("result")).hasSize(1);
        }
    }

    @Test
    void thoseOfAnOlderVersionAreShownUntilTheNewOneAnswers() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.change("{\"policy\": {\"refresh\": false}}");
            made.next();
            made.label(1, "Bob met Cora", "Bob", "PER");
            made.trained();
            made.learner.answering(request -> {
                throw new BackendException(BackendException.Fault.ANSWER, "not now");
            });
            JsonNode old = made.next();
            assertThat(versions(old)).containsExactly("starter");
            made.learner.answering(made.learner::find);
            JsonNode fresh = made.next();
            assertThat(fresh.get("id")).isEqualTo(old.get("id"));
            assertThat(versions(fresh)).containsExactly("v1");
            assertThat(ok(made.ann().get("/api/tasks/" + fresh.get("id"))).get("predictions"))
                    .hasSize(2);
        }
    }

    @Test
    void noneComeWhereItIsSwitchedOffOrPredictionsAreNotShown() {
        try (Taught made = new Taught(folder)) {
            made.change("{\"enabled\": false}");
            assertThat(Taught.said(made.next())).isEqualTo("-");
            made.label(1, "Bob met Cora", "Bob", "ORG");
            made.change("{\"enabled\": true}");
            ok(made.ann().patch("/api/projects/" + made.project, "{\"show_collab_predictions\": false}"));
            assertThat(Taught.said(made.next())).isEqualTo("-");
            ok(made.ann().patch("/api/projects/" + made.project, "{\"show_collab_predictions\": true}"));
            assertThat(Taught.said(made.next())).isEqualTo("Ann/PER Bob/ORG");
        }
    }

    @Test
    void aLearnerThatSaysWhatDoesNotFitNeverKeepsATaskFromAnybody() {
        try (Taught made = new Taught(folder)) {
            made.learner.answering(request -> List.of());
            assertThat(Taught.said(made.next())).isEqualTo("-");
            made.learner.answering(request -> List.of(new BackendPrediction(JsonObject.parse(
                    "{\"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                            + " \"value\": {\"start\": 0, \"end\": 1, \"labels\": [\"FOREIGN\"]}}]}"))));
            assertThat(Taught.said(made.next())).isEqualTo("-");
            made.learner.answering(request -> {
                throw new IllegalStateException("a defect");
            });
            assertThat(Taught.said(made.next())).isEqualTo("-");
            made.learner.answering(request -> {
                throw new NotReadyException("The model is being made.", Duration.ofSeconds(1));
            });
            assertThat(Taught.said(made.next())).isEqualTo("-");
        }
    }

    @Test
    void aSlowLearnerIsWaitedForAMomentAndWhatItSaidIsThereTheNextTime() throws Exception {
        try (Taught made = new Taught(folder)) {
            CountDownLatch release = new CountDownLatch(1);
            made.learner.answering(request -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return made.learner.find(request);
            });
            long start = System.nanoTime();
            assertThat(Taught.said(made.next())).isEqualTo("-");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
            release.countDown();
            Taught.until(
                    () -> ok(made.ann().get("/api/predictions?project=" + made.project)), list -> list.size() == 1);
        }
    }

    @Test
    void interactivelyItSeesWhatThePersonDrewAndNothingIsStored() {
        try (Taught made = new Taught(folder)) {
            made.learner.answering(request -> List.of(new BackendPrediction(JsonObject.empty()
                    .with(
                            "result",
                            request.context().orElseThrow().get("result").orElseThrow()))));
            String drawn = Taught.result("Ann met Bob", "Bob", "ORG");
            JsonNode answer = ok(made.ann()
                    .post(
                            made.path("/interactive"),
                            "{\"task\": " + made.tasks.getFirst() + ", \"context\": {\"result\": " + drawn + "}}"));
            assertThat(answer.at("/data/result/0/value/text").asString()).isEqualTo("Bob");
            assertThat(ok(made.ann().get("/api/predictions?project=" + made.project)))
                    .isEmpty();
            long other = made.studio.project(TestStudio.NER);
            long foreign = made.studio.task(other, "x");
            assertThat(made.ann()
                            .post(made.path("/interactive"), "{\"task\": " + foreign + "}")
                            .status())
                    .isEqualTo(404);
            made.learner.answering(request -> {
                throw new BackendException(BackendException.Fault.ANSWER, "It has no idea.");
            });
            assertThat(ok(made.ann().post(made.path("/interactive"), "{\"task\": " + made.tasks.getFirst() + "}"))
                            .at("/errors/0")
                            .asString())
                    .isEqualTo("It has no idea.");
        }
    }

    @Test
    void aJobWaitsForALearnerThatPreparesItselfAndLeavesNoTaskOut() throws Exception {
        try (Taught made = new Taught(folder)) {
            AtomicInteger asked = new AtomicInteger();
            made.learner.answering(request -> {
                if (asked.incrementAndGet() < 3) {
                    throw new NotReadyException("The model is being loaded.", Duration.ofSeconds(1));
                }
                return made.learner.find(request);
            });
            JsonNode job = made.ended(ok(made.ann().post(made.path("/predict"), "{}")));
            assertThat(job.at("/result/predictions").asString()).isEqualTo("4");
        }
    }

    @Test
    void aWholeProjectIsPredictedAsAJobButWhatIsLabelledIsNot() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.label(0, "Ann met Bob", "Bob", "PER");
            JsonNode job = made.ended(ok(made.ann().post(made.path("/predict"), "{}")));
            assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
            assertThat(job.get("kind").asString()).isEqualTo("predict/learner");
            assertThat(job.at("/result/predictions").asString()).isEqualTo("3");
            assertThat(job.at("/result/version").asString()).isEqualTo("starter");
            assertThat(ok(made.ann().get("/api/predictions?project=" + made.project)))
                    .hasSize(3);
            JsonNode again = made.ended(ok(made.ann().post(made.path("/predict"), "{}")));
            assertThat(again.at("/result/predictions").asString()).isEqualTo("0");
        }
    }
}

package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(180)
@Tag("thorough")
class TrainingsRunAsJobsTest {
    @TempDir
    Path folder;

    /** Goes on until it is let go or cancelled. */
    private static Teacher waiting(CountDownLatch begun, CountDownLatch release) {
        return (labelled, watch) -> {
            begun.countDown();
            while (release.getCount() > 0) {
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                Thread.sleep(20);
            }
            return labelled;
        };
    }

    private static SortedMap<String, String> measured(SortedMap<String, String> labelled, LearningWatch watch) {
        watch.progress("Training", 1, 2);
        watch.log("one epoch");
        watch.figures(JsonObject.parse("{\"kind\": \"epoch\", \"epoch\": 1, \"f1\": 0.5}"));
        return labelled;
    }

    @Test
    void aTrainingMakesAVersionThatAnswersAndItsUnlabelledTasksArePredicted() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.learner.teacher(TrainingsRunAsJobsTest::measured);
            made.label(0, "Ann met Bob", "Bob", "ORG");
            assertThat(made.standing().get("new_labels").asInt()).isEqualTo(1);
            made.change("{\"settings\": {\"num_train_epochs\": 3, \"seed\": 1}}");
            JsonNode job = ok(made.ann().post(made.path("/train"), "{\"settings\": {\"seed\": 7}}"));
            assertThat(job.get("kind").asString()).isEqualTo("train/learner");
            assertThat(job.get("project").asLong()).isEqualTo(made.project);
            JsonNode end = made.ended(job);
            assertThat(end.get("state").asString()).as(end.toString()).isEqualTo("succeeded");
            assertThat(end.at("/result/version").asString()).isEqualTo("v1");
            assertThat(end.at("/result/promoted").asString()).isEqualTo("true");
            assertThat(end.get("log").toString())
                    .contains("Begun by ann@example.com", "one epoch", "v1 is promoted: it is the first");
            JsonNode version = ok(made.ann().get(made.path("/versions/v1")));
            assertThat(version.at("/details/settings").toString()).isEqualTo("{\"num_train_epochs\":3,\"seed\":7}");
            JsonNode standing = made.standing();
            assertThat(standing.get("serving").asString()).isEqualTo("v1");
            assertThat(standing.get("new_labels").asInt()).isZero();
            assertThat(standing.get("labelled").asInt()).isEqualTo(1);
            assertThat(standing.get("training").isNull()).isTrue();
            JsonNode refreshed = made.ended(made.jobs("predict/learner").getFirst());
            assertThat(refreshed.at("/result/predictions").asString()).isEqualTo("3");
            assertThat(ok(made.ann().get("/api/predictions?project=" + made.project))
                            .valueStream()
                            .map(one -> one.get("model_version").asString()))
                    .containsOnly("v1");
            assertThat(ok(made.ann().get(made.path("/predictions"))).toString())
                    .isEqualTo(
                            "{\"serving\":\"v1\",\"versions\":[{\"name\":\"v1\",\"predictions\":3,\"superseded\":false}]}");
            made.change("{\"policy\": {\"refresh\": false}}");
            made.trained();
            assertThat(ok(made.ann().get(made.path("/predictions"))).toString())
                    .as("what v1 said is old now")
                    .isEqualTo(
                            "{\"serving\":\"v2\",\"versions\":[{\"name\":\"v1\",\"predictions\":3,\"superseded\":true}]}");
        }
    }

    @Test
    void aSecondCallFindsTheOneThatRunsAndCancellingStopsItWithinTwoSeconds() throws Exception {
        try (Taught made = new Taught(folder)) {
            CountDownLatch begun = new CountDownLatch(1);
            made.learner.teacher(waiting(begun, new CountDownLatch(1)));
            JsonNode job = made.train();
            begun.await();
            assertThat(made.train().get("id")).isEqualTo(job.get("id"));
            assertThat(made.standing().at("/training/id")).isEqualTo(job.get("id"));
            long start = System.nanoTime();
            ok(made.ann()
                    .post(
                            "/api/tagloop/projects/" + made.project + "/jobs/"
                                    + job.get("id").asString() + "/cancel",
                            "{}"));
            assertThat(made.ended(job).get("state").asString()).isEqualTo("cancelled");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(made.versions()).isEmpty();
            assertThat(made.standing().get("serving").asString()).isEqualTo("starter");
        }
    }

    @Test
    void oneRunsAtATimeAndAnotherProjectsWaitsAndSaysForWhat() throws Exception {
        try (Taught made = new Taught(folder)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            made.learner.teacher(waiting(begun, release));
            JsonNode first = made.train();
            begun.await();
            long other = made.studio.project(TestStudio.NER);
            String path = "/api/tagloop/projects/" + other + "/learner";
            JsonNode second = ok(made.ann().post(path + "/train", ""));
            JsonNode standing = Taught.until(
                    () -> ok(made.ann().get(path)), now -> !now.get("waiting").isNull());
            assertThat(standing.get("waiting").asString())
                    .isEqualTo("Another training runs (project " + made.project + ")");
            assertThat(made.standing().get("waiting").isNull()).isTrue();
            release.countDown();
            assertThat(made.ended(first).get("state").asString()).isEqualTo("succeeded");
            String id = second.get("id").asString();
            JsonNode end = Taught.until(
                    () -> ok(made.ann().get("/api/tagloop/projects/" + other + "/jobs/" + id)),
                    now -> !now.get("finished_at").isNull());
            assertThat(end.get("state").asString()).isEqualTo("succeeded");
        }
    }

    @Test
    void aTrainingThatFailsSaysWhyAndLeavesEverythingAsItWas() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.label(0, "Ann met Bob", "Bob", "ORG");
            made.trained();
            made.label(3, "Dan left", "Dan", "PER");
            JsonNode before = made.standing();
            for (Teacher failing : List.<Teacher>of(
                    (labelled, watch) -> {
                        throw new BackendException(BackendException.Fault.ANSWER, "The loss is not a number any more.");
                    },
                    (labelled, watch) -> {
                        throw new IllegalStateException("The loss is not a number any more.");
                    },
                    (labelled, watch) -> {
                        throw new OutOfMemoryError("The loss is not a number any more.");
                    })) {
                made.learner.teacher(failing);
                JsonNode end = made.trained();
                assertThat(end.get("state").asString()).isEqualTo("failed");
                assertThat(end.get("error").asString()).isEqualTo("The loss is not a number any more.");
            }
            assertThat(made.versions()).containsExactly("v1*");
            assertThat(made.standing()).isEqualTo(before);
            made.learner.teacher((labelled, watch) -> labelled);
            made.trained();
            assertThat(made.versions()).containsExactly("v1", "v2*");
        }
    }

    @Test
    void aVersionIsPromotedAsThePolicySaysAndBackIsOneStep() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.label(0, "Ann met Bob", "Bob", "ORG");
            made.trained();
            // Better: it finds the one word that v1 finds, and no other where there is none.
            made.trained();
            assertThat(made.versions()).containsExactly("v1", "v2*");
            made.learner.teacher((labelled, watch) -> new TreeMap<>());
            JsonNode worse = made.trained();
            assertThat(worse.at("/result/promoted").asString()).isEqualTo("false");
            assertThat(worse.at("/result/why").asString())
                    .isEqualTo("its F1 is -1.0000 against v2, on the same held-out texts");
            assertThat(made.versions()).containsExactly("v1", "v2*", "v3");
            made.change("{\"policy\": {\"promote\": \"always\"}}");
            made.trained();
            assertThat(made.versions()).containsExactly("v1", "v2", "v3", "v4*");
            made.change("{\"policy\": {\"promote\": \"manual\"}}");
            made.trained();
            assertThat(made.versions()).containsExactly("v1", "v2", "v3", "v4*", "v5");
            assertThat(ok(made.ann().post(made.path("/rollback"), "{}"))
                            .get("name")
                            .asString())
                    .isEqualTo("v2");
            assertThat(ok(made.ann().post(made.path("/rollback"), "{}"))
                            .get("name")
                            .asString())
                    .isEqualTo("v1");
            assertThat(made.ann().post(made.path("/rollback"), "{}").status()).isEqualTo(400);
            ok(made.ann().post(made.path("/versions/v5/promote"), "{}"));
            assertThat(made.versions()).containsExactly("v1", "v2", "v3", "v4", "v5*");
            assertThat(ok(made.ann().post(made.path("/rollback"), "{}"))
                            .get("name")
                            .asString())
                    .isEqualTo("v1");
            assertThat(made.ann().post(made.path("/versions/v9/promote"), "{}").status())
                    .isEqualTo(404);
            JsonNode compared = ok(made.ann().get(made.path("/compare?a=v1&b=v3")));
            assertThat(compared.at("/difference/f1").doubleValue()).isEqualTo(-1);
            assertThat(made.ann().get(made.path("/compare?a=v1")).status()).isEqualTo(400);
            assertThat(ok(made.ann().get(made.path("/label-changes?a=v3&b=v1")))
                            .get("words")
                            .asString())
                    .isEqualTo("+1 spans");
            assertThat(made.ann().get(made.path("/label-changes?a=v3&b=v9")).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aBurstOfLabelsBecomesOneTrainingByPolicy() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.change("{\"policy\": {\"mode\": \"automatic\", \"every\": 3, \"minutes\": 0}}");
            made.label(0, "Ann met Bob", "Bob", "ORG");
            made.label(1, "Bob met Cora", "Bob", "ORG");
            Thread.sleep(1500);
            assertThat(made.jobs("train/learner")).isEmpty();
            made.label(2, "Cora met Ann", "Cora", "ORG");
            made.label(3, "Dan left", "Dan", "PER");
            List<JsonNode> jobs = Taught.until(() -> made.jobs("train/learner"), list -> !list.isEmpty());
            assertThat(made.ended(jobs.getFirst()).get("log").toString())
                    .contains("Begun by the policy, after 4 new labels");
            Thread.sleep(2500);
            assertThat(made.jobs("train/learner")).hasSize(1);
            assertThat(made.versions()).containsExactly("v1*");
        }
    }

    @Test
    void whatTheServersEndInterruptsSaysSoAndGoesOnAfterTheNextStart() throws Exception {
        long project;
        String id;
        AtomicInteger times = new AtomicInteger();
        try (Taught made = new Taught(folder)) {
            CountDownLatch begun = new CountDownLatch(1);
            made.learner.teacher(waiting(begun, new CountDownLatch(1)));
            made.label(0, "Ann met Bob", "Bob", "ORG");
            id = ok(made.ann().post(made.path("/train"), "{\"settings\": {\"seed\": 9}}"))
                    .get("id")
                    .asString();
            begun.await();
            project = made.project;
        }
        WordMemory learner = new WordMemory(folder.resolve("words")).teacher((labelled, watch) -> {
            times.incrementAndGet();
            return labelled;
        });
        try (TestStudio studio = new TestStudio(folder.resolve("data"), config -> config.learner(learner))) {
            String path = "/api/tagloop/projects/" + project;
            List<JsonNode> jobs = Taught.until(
                    () -> ok(studio.ann().get(path + "/jobs"))
                            .get("jobs")
                            .valueStream()
                            .filter(job -> job.get("kind").asString().equals("train/learner"))
                            .toList(),
                    list -> list.size() == 2
                            && !list.getFirst().get("finished_at").isNull());
            assertThat(jobs.get(1).get("id").asString()).isEqualTo(id);
            assertThat(jobs.get(1).get("state").asString()).isEqualTo("interrupted");
            assertThat(jobs.get(1).get("error").asString()).isEqualTo("the program was stopped while it ran");
            assertThat(jobs.get(0).get("state").asString()).isEqualTo("succeeded");
            JsonNode version = ok(studio.ann().get(path + "/learner/versions/v1"));
            assertThat(version.at("/details/settings/seed").asInt()).isEqualTo(9);
        }
        try (TestStudio studio = new TestStudio(folder.resolve("data"), config -> config.learner(learner))) {
            Thread.sleep(3000);
            assertThat(times).hasValue(1);
            assertThat(ok(studio.ann().get("/api/tagloop/projects/" + project + "/learner"))
                            .get("serving")
                            .asString())
                    .isEqualTo("v1");
        }
    }

    @Test
    void whoOnlyLabelsSeesTheLearnerButMayNeitherTrainNorChangeIt() {
        try (Taught made = new Taught(folder)) {
            ok(made.ann().patch("/api/tagloop/projects/" + made.project + "/roles", "{\"enabled\": true}"));
            assertThat(ok(made.studio.bob().get(made.path(""))).get("serving").asString())
                    .isEqualTo("starter");
            assertThat(made.studio.bob().post(made.path("/train"), "{}").status())
                    .isEqualTo(403);
            assertThat(made.studio
                            .bob()
                            .patch(made.path(""), "{\"enabled\": false}")
                            .status())
                    .isEqualTo(403);
            assertThat(made.studio
                            .bob()
                            .get("/api/tagloop/projects/" + made.project + "/jobs")
                            .status())
                    .isEqualTo(403);
            assertThat(ok(made.studio.bob().get("/api/tagloop/jobs")).get("results"))
                    .isEmpty();
        }
    }

    @Test
    void settingsAreCheckedAndALearnerThatCannotServeSaysWhy() {
        try (Taught made = new Taught(folder)) {
            for (String wrong : List.of(
                    "{\"policy\": {\"mode\": \"sometimes\"}}",
                    "{\"policy\": {\"every\": 0}}",
                    "{\"policy\": {\"minutes\": -1}}",
                    "{\"policy\": []}",
                    "{\"settings\": 3}",
                    "{\"mapping\": {\"labels\": {\"PER\": \"Nobody\"}}}")) {
                assertThat(made.ann().patch(made.path(""), wrong).status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            JsonNode changed = made.change("{\"base\": \"org/name\", \"mapping\": {\"labels\": {\"PER\": \"ORG\"}},"
                    + " \"policy\": {\"every\": 7, \"refresh\": false}}");
            assertThat(changed.get("base").asString()).isEqualTo("org/name");
            assertThat(changed.at("/mapping/labels/PER").asString()).isEqualTo("ORG");
            assertThat(changed.get("policy").toString())
                    .isEqualTo(
                            "{\"mode\":\"manual\",\"every\":7,\"warm\":25,\"minutes\":10,\"promote\":\"better\",\"refresh\":false}");
            long other = made.studio.project("<View><Text name=\"t\" value=\"$text\"/></View>");
            String path = "/api/tagloop/projects/" + other + "/learner";
            JsonNode standing = ok(made.ann().get(path));
            assertThat(standing.get("suitable").booleanValue()).isFalse();
            assertThat(standing.get("reason").asString()).isEqualTo("Nothing is labelled with words here.");
            assertThat(made.ann().post(path + "/train", "{}").text()).contains("Nothing is labelled with words here.");
        }
    }

    @Test
    void aTrainingThatDoesNotFitOnTheDiskIsRefusedAndNotWanted() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.learner.needing(Long.MAX_VALUE);
            made.label(0, "Ann met Bob", "Bob", "ORG");
            var answer = made.ann().post(made.path("/train"), "{}");
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.json().get("detail").asString())
                    .startsWith("The training needs about 9223372.0 TB on the disk of ")
                    .endsWith("free some space, or choose another disk, then try again.");
            assertThat(made.standing().get("training").isNull()).isTrue();
            made.learner.needing(1000);
            assertThat(made.ended(ok(made.ann().post(made.path("/train"), "{}")))
                            .get("state")
                            .asString())
                    .isEqualTo("succeeded");
        }
    }
}

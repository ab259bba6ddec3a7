package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Warm retraining: the promoted version goes on with new labels, and the training from all labels follows by its own rule. */
@Timeout(180)
@Tag("thorough")
class TheVersionThatAnswersGoesOnTest {
    private static final String AUTOMATIC =
            "{\"policy\": {\"mode\": \"automatic\", \"every\": %d, \"warm\": %d, \"minutes\": 0}}";

    @TempDir
    Path folder;

    /** With v1 that answers, one label in it, and from now on a policy. */
    private Taught begun(int every, int warm) throws Exception {
        Taught made = new Taught(folder);
        made.label(0, "Ann met Bob", "Bob", "ORG");
        made.trained();
        made.learner.warm((labelled, watch) -> labelled);
        made.change(AUTOMATIC.formatted(every, warm));
        return made;
    }

    private static JsonNode last(Taught made, String kind) throws Exception {
        return made.ended(
                Taught.until(() -> made.jobs(kind), list -> !list.isEmpty()).getFirst());
    }

    /** From the end of what the last training lets the learner predict: it would be told, too. */
    private static Listener listen(Taught made) throws Exception {
        last(made, "predict/learner");
        String token =
                ok(made.ann().get("/api/current-user/token")).get("token").asString();
        return new Listener(made.studio.url() + made.path("/events?seconds=60"), "Authorization", "Token " + token);
    }

    @Test
    void enoughNewLabelsMakeItGoOnAndWhoLabelsHearsOfItWhenTheWaitingTasksArePredicted() throws Exception {
        try (Taught made = begun(100, 2);
                Listener listener = listen(made)) {
            made.label(1, "Bob met Cora", "Cora", "ORG");
            Thread.sleep(1500);
            assertThat(made.jobs("train/warm")).isEmpty();
            made.label(2, "Cora met Ann", "Cora", "ORG");
            JsonNode end = last(made, "train/warm");
            assertThat(end.get("state").asString()).as(end.toString()).isEqualTo("succeeded");
            assertThat(end.at("/result/version").asString()).isEqualTo("v2");
            assertThat(end.at("/result/promoted").asString()).isEqualTo("true");
            assertThat(end.get("log").toString())
                    .contains("Begun by the policy, after 2 new labels", "v2 is promoted: its F1 is +");
            assertThat(ok(made.ann().get(made.path("/versions/v2")))
                            .at("/details/settings/parent")
                            .asString())
                    .isEqualTo("v1");
            assertThat(listener.next()).isEqualTo(new Listener.Event("refreshed", "{\"version\":\"v2\"}"));
            JsonNode open = ok(made.ann().get("/api/tasks/" + made.tasks.get(3)));
            assertThat(open.at("/predictions")
                            .valueStream()
                            .map(one -> one.get("model_version").asString()))
                    .contains("v2");
            assertThat(made.jobs("train/learner")).hasSize(1);
            assertThat(made.standing().get("new_labels").asInt())
                    .as("for the training from all labels")
                    .isEqualTo(2);
            Thread.sleep(2500);
            assertThat(made.jobs("train/warm")).hasSize(1);
        }
    }

    @Test
    void theTrainingFromAllLabelsFollowsAndReplacesIt() throws Exception {
        try (Taught made = begun(2, 2)) {
            made.label(1, "Bob met Cora", "Cora", "ORG");
            made.label(2, "Cora met Ann", "Cora", "ORG");
            List<JsonNode> full = Taught.until(() -> made.jobs("train/learner"), list -> list.size() == 2);
            assertThat(made.ended(full.getFirst()).at("/result/version").asString())
                    .isEqualTo("v3");
            assertThat(last(made, "train/warm").at("/result/version").asString())
                    .isEqualTo("v2");
            assertThat(made.versions()).containsExactly("v1", "v2", "v3*");
            Thread.sleep(2500);
            assertThat(made.jobs("train/warm")).hasSize(1);
        }
    }

    @Test
    void oneThatFailsOrIsWorseChangesNothingAndIsNotTriedAgainForTheSameLabels() throws Exception {
        try (Taught made = begun(100, 1)) {
            made.learner.warm((labelled, watch) -> {
                throw new BackendException(BackendException.Fault.LEARNING, "The loss is not a number any more.");
            });
            made.label(1, "Bob met Cora", "Cora", "ORG");
            JsonNode failed = last(made, "train/warm");
            assertThat(failed.get("error").asString()).isEqualTo("The loss is not a number any more.");
            Thread.sleep(2500);
            assertThat(made.jobs("train/warm")).hasSize(1);
            made.learner.warm((labelled, watch) -> new TreeMap<>());
            made.label(2, "Cora met Ann", "Cora", "ORG");
            List<JsonNode> jobs = Taught.until(() -> made.jobs("train/warm"), list -> list.size() == 2);
            assertThat(made.ended(jobs.getFirst()).at("/result/promoted").asString())
                    .isEqualTo("false");
            assertThat(made.versions()).containsExactly("v1*", "v2");
        }
    }

    @Test
    void whereThereIsNoneToGoOnFromNothingIsBegun() throws Exception {
        try (Taught made = new Taught(folder)) {
            made.learner.warm((labelled, watch) -> labelled);
            made.change(AUTOMATIC.formatted(100, 1));
            made.label(0, "Ann met Bob", "Bob", "ORG");
            Thread.sleep(2500);
            assertThat(made.jobs("train/warm")).isEmpty();
            assertThat(made.versions()).isEmpty();
        }
    }

    @Test
    void whatTheServersEndInterruptsBeginsAgainAfterTheNextStart() throws Exception {
        long project;
        CountDownLatch begun = new CountDownLatch(1);
        try (Taught made = begun(100, 1)) {
            project = made.project;
            made.learner.warm((labelled, watch) -> {
                begun.countDown();
                while (!watch.cancelled()) {
                    Thread.sleep(20);
                }
                throw new CancellationException();
            });
            made.label(2, "Cora met Ann", "Cora", "ORG");
            begun.await();
        }
        WordMemory learner = new WordMemory(folder.resolve("words")).warm((labelled, watch) -> labelled);
        try (TestStudio studio = new TestStudio(folder.resolve("data"), config -> config.learner(learner))) {
            String path = "/api/tagloop/projects/" + project + "/learner";
            assertThat(Taught.until(
                            () -> ok(studio.ann().get(path)).get("serving").asString(), "v2"::equals))
                    .isEqualTo("v2");
        }
    }

    @Test
    void theTasksThatPeopleHaveOpenAreRefreshedFirst() throws Exception {
        String[] texts = IntStream.range(0, 150).mapToObj(i -> "Ann met W" + i).toArray(String[]::new);
        try (Taught made = new Taught(folder, texts)) {
            ok(made.ann().patch("/api/projects/" + made.project, "{\"sampling\": \"Uniform sampling\"}"));
            made.change("{\"policy\": {\"promote\": \"always\"}}");
            made.trained();
            made.ended(Taught.until(() -> made.jobs("predict/learner"), list -> !list.isEmpty())
                    .getFirst());
            // Drawn at random: somebody gets one that is not among the first ones.
            Set<Long> held = new TreeSet<>();
            for (int i = 0; held.stream().noneMatch(id -> id > made.tasks.get(40)); i++) {
                held.add(ok(made.studio
                                .member("client" + i + "@example.com")
                                .get("/api/projects/" + made.project + "/next"))
                        .get("id")
                        .asLong());
            }
            List<Long> asked = new CopyOnWriteArrayList<>();
            made.learner.answering(request -> {
                request.tasks().forEach(task -> asked.add(task.id().orElseThrow()));
                return made.learner.find(request);
            });
            made.trained();
            Taught.until(() -> asked.size(), size -> size >= 150);
            assertThat(asked.subList(0, 32)).containsAll(held);
            assertThat(asked).doesNotHaveDuplicates().hasSize(150);
        }
    }
}

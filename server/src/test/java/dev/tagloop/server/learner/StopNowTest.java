package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.server.Http;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class StopNowTest {
    @TempDir
    Path folder;

    private static Taught of(Path folder, int texts) {
        Taught made = new Taught(
                folder,
                IntStream.range(0, texts).mapToObj(i -> "Ann met Bob " + i).toArray(String[]::new));
        made.learner.scoring(documents -> 0.9 - 1 / Math.sqrt(documents));
        return made;
    }

    /** Labels tasks that take 36 seconds each. */
    private static void label(Taught made, int from, int to) {
        for (int task = from; task < to; task++) {
            created(made.ann()
                    .post(
                            "/api/tasks/" + made.tasks.get(task) + "/annotations",
                            "{\"lead_time\": 36, \"result\": " + Taught.result("Ann met Bob " + task, "Bob", "PER")
                                    + "}"));
        }
    }

    private static String path(Taught made) {
        return "/api/tagloop/projects/" + made.project + "/stopping";
    }

    private static JsonNode stopping(Taught made) {
        return ok(made.ann().get(path(made)));
    }

    @Test
    void withTooFewVersionsItSaysSoAndNothingElse() throws Exception {
        try (Taught made = of(folder, 6)) {
            label(made, 0, 4);
            made.trained();
            JsonNode told = stopping(made);
            assertThat(told.at("/verdict/stop").booleanValue()).isFalse();
            assertThat(told.at("/verdict/word").asString()).isEqualTo("too_few_versions");
            assertThat(told.at("/verdict/sentence").asString())
                    .isEqualTo("Cannot tell yet: too few versions are measured for a learning curve: 1 of 4.");
            assertThat(told.get("curve").isNull()).isTrue();
            assertThat(told.get("left").isNull()).isTrue();
            assertThat(told.get("hours_left").isNull()).isTrue();
            assertThat(told.at("/tasks").toString()).isEqualTo("{\"labelled\":4,\"all\":6}");
            assertThat(told.at("/versions/0/tasks").asInt()).isEqualTo(4);
            assertThat(told.at("/versions/0/f1").asDouble()).isEqualTo(0.4);
        }
    }

    @Test
    void theCurveOfTheVersionsTellsWhatIsLeftAndHowLongItTakes() throws Exception {
        try (Taught made = of(folder, 100)) {
            // What versions say of the other tasks would come beside the trainings, or not yet.
            made.change("{\"policy\": {\"refresh\": false}}");
            int done = 0;
            for (int size : new int[] {4, 8, 16, 32}) {
                label(made, done, size);
                made.trained();
                done = size;
            }
            JsonNode told = stopping(made);
            // 0.9 - 1 / sqrt(100) with everything; 95 % of that is 0.76, which is (1 / 0.14) squared = 51.02 tasks.
            assertThat(told.at("/projected/estimate").asDouble()).isCloseTo(0.8, within(1e-3));
            assertThat(told.at("/left/estimate").asDouble()).isEqualTo(20);
            assertThat(told.at("/hours_left/estimate").asDouble()).isCloseTo(0.2, within(1e-9));
            assertThat(told.at("/verdict/word").asString()).isEqualTo("go_on");
            assertThat(told.at("/verdict/sentence").asString())
                    .isEqualTo("Go on: about 20 more tasks, 0.2 hours, to 95 % of the F1 that all tasks would give.");
            assertThat(told.at("/time/hours_used").asDouble()).isCloseTo(0.32, within(1e-9));
            assertThat(told.at("/annotators/0/email").asString()).isEqualTo("ann@example.com");
            assertThat(told.at("/annotators/0/hours_left").asDouble()).isCloseTo(0.2, within(1e-9));
            JsonNode drawn = told.at("/curve/points");
            assertThat(drawn).hasSize(41);
            assertThat(drawn.get(0).get("tasks").asDouble()).isEqualTo(4);
            assertThat(drawn.get(40).get("tasks").asDouble()).isEqualTo(100);
            assertThat(drawn.get(40).get("estimate").asDouble()).isCloseTo(0.8, within(1e-3));
            // One more answer is heard at once: what is kept of an answer is not older than the labels.
            label(made, 32, 33);
            assertThat(stopping(made).at("/left/estimate").asDouble()).isEqualTo(19);
            // Each task answered twice takes twice as long.
            ok(made.ann().patch("/api/projects/" + made.project, "{\"maximum_annotations\": 2}"));
            assertThat(stopping(made).at("/hours_left/estimate").asDouble()).isCloseTo(0.38, within(1e-9));
        }
    }

    @Test
    void versionsThatSayTheSameOfUnlabelledTasksAreSteady() throws Exception {
        try (Taught made = of(folder, 12)) {
            for (int version = 0; version < 4; version++) {
                label(made, version, version + 1);
                made.trained();
                String name = "v" + (version + 1);
                ok(made.ann().post(made.path("/versions/" + name + "/promote"), "{}"));
                JsonNode job = ok(made.ann().post(made.path("/predict"), "{}"));
                made.ended(job);
            }
            JsonNode stability = stopping(made).get("stability");
            assertThat(stability.get("pairs"))
                    .extracting(pair -> pair.get("before").asString() + " "
                            + pair.get("after").asString() + " "
                            + pair.get("kappa").asDouble())
                    .containsExactly("v1 v2 1.0", "v2 v3 1.0", "v3 v4 1.0");
            assertThat(stability.get("steady").booleanValue()).isTrue();
            assertThat(stability.at("/pairs/2/tasks").asInt()).isEqualTo(8);
            assertThat(stopping(made).at("/verdict/word").asString()).isEqualTo("steady");
        }
    }

    @Test
    void aBudgetIsKeptAndEndsTheWork() {
        try (Taught made = of(folder, 6)) {
            label(made, 0, 4);
            Http.Answer wrong = made.ann().patch(path(made), "{\"share\": 1.5, \"budget_hours\": 0}");
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text()).contains("Must be from 0.5 to 1, such as 0.95.");
            JsonNode changed = ok(made.ann().patch(path(made), "{\"budget_tasks\": 4, \"budget_hours\": 10}"));
            assertThat(changed.at("/verdict/stop").booleanValue()).isTrue();
            assertThat(changed.at("/verdict/sentence").asString()).isEqualTo("Stop: the budget of 4 tasks is used.");
            assertThat(stopping(made).get("budget").toString())
                    .isEqualTo("{\"share\":0.95,\"hours\":10.0,\"tasks\":4}");
            JsonNode free = ok(made.ann().patch(path(made), "{\"budget_tasks\": null, \"share\": 0.9}"));
            assertThat(free.at("/verdict/word").asString()).isEqualTo("too_few_versions");
            assertThat(free.get("budget").toString()).isEqualTo("{\"share\":0.9,\"hours\":10.0,\"tasks\":null}");
        }
    }
}

package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(180)
@Tag("thorough")
class ASamplerChoosesTheNextTaskTest {
    private static final String[] TEXTS = {"one", "one two", "one two three four", "one two three", "five"};

    @TempDir
    Path folder;

    private static String path(Taught made, String rest) {
        return "/api/tagloop/projects/" + made.project + "/queue" + rest;
    }

    private static JsonNode queue(Taught made) {
        return ok(made.ann().get(path(made, "")));
    }

    private static void choose(Taught made, String sampler) {
        ok(made.ann().patch(path(made, ""), "{\"sampler\": " + (sampler == null ? null : "\"" + sampler + "\"") + "}"));
    }

    private static JsonNode ordered(Taught made) throws Exception {
        return Taught.until(
                () -> queue(made),
                state -> !state.get("order").isNull() && state.get("job").isNull());
    }

    private static List<String> shown(JsonNode preview) {
        return preview.get("tasks")
                .valueStream()
                .map(task ->
                        task.get("text").asString() + ": " + task.get("reason").asString())
                .toList();
    }

    private static String text(JsonNode task) {
        return task.at("/data/text").asString();
    }

    @Test
    void inItsOrderAndWithItsReason() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            assertThat(text(made.next())).isEqualTo("one");
            ok(made.ann().get("/api/projects/" + made.project + "/next"));
            choose(made, "most-words");
            JsonNode state = ordered(made);
            assertThat(state.get("in_force").booleanValue()).isTrue();
            assertThat(state.at("/order/sampler").asString()).isEqualTo("most-words");
            assertThat(state.at("/order/reader").asString()).isEqualTo("starter");
            assertThat(state.at("/order/left").intValue()).isEqualTo(5);
            // The task that is held comes first, as ever.
            assertThat(text(made.next())).isEqualTo("one");
            made.label(0, "one", "one", "PER");
            JsonNode next = made.next();
            assertThat(text(next)).isEqualTo("one two three four");
            assertThat(next.get("queue").asString()).isEqualTo("Sampler queue");
            JsonNode why = ok(
                    made.ann().get(path(made, "/reason?task=" + next.get("id").asLong())));
            assertThat(why.get("reason").asString()).isEqualTo("4 words");
            assertThat(why.get("score").doubleValue()).isEqualTo(4);
            assertThat(why.get("why").toString()).isEqualTo("[{\"code\":\"words\",\"values\":[\"4\"]}]");
            made.label(2, "one two three four", "two", "PER");
            assertThat(text(made.next())).isEqualTo("one two three");
        }
    }

    @Test
    void aTaskWhoseAnswerIsKnownNamesTheSamplersQueueToo() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            ok(made.ann().patch("/api/tagloop/projects/" + made.project + "/gold", "{\"every\": 1}"));
            created(made.ann()
                    .post(
                            "/api/tasks/" + made.tasks.get(4) + "/annotations",
                            "{\"result\": [], \"ground_truth\": true}"));
            choose(made, "most-words");
            ordered(made);
            JsonNode known = ok(made.studio.bob().get("/api/projects/" + made.project + "/next"));
            assertThat(text(known)).isEqualTo("five");
            assertThat(known.get("queue").asString()).isEqualTo("Sampler queue");
        }
    }

    @Test
    void asLongAsOneIsChosenAndTheLearnerIsOn() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            choose(made, "backwards");
            ordered(made);
            choose(made, null);
            assertThat(text(made.next())).isEqualTo("one");
            made.label(0, "one", "one", "PER");
            choose(made, "backwards");
            ordered(made);
            made.change("{\"enabled\": false}");
            assertThat(queue(made).get("in_force").booleanValue()).isFalse();
            assertThat(text(made.next())).isEqualTo("one two");
            JsonNode why = ok(made.ann().get(path(made, "/reason?task=" + made.tasks.get(1))));
            assertThat(why.get("reason").isNull()).isTrue();
            assertThat(why.get("why").isEmpty()).isTrue();
        }
    }

    @Test
    void theWireOfTheOriginalStaysAsItIs() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            List<String> before = List.copyOf(made.next().propertyNames());
            JsonNode project = ok(made.ann().get("/api/projects/" + made.project));
            choose(made, "backwards");
            ordered(made);
            made.label(0, "one", "one", "PER");
            assertThat(List.copyOf(made.next().propertyNames())).isEqualTo(before);
            JsonNode after = ok(made.ann().get("/api/projects/" + made.project));
            assertThat(after.get("sampling")).isEqualTo(project.get("sampling"));
            assertThat(List.copyOf(after.propertyNames())).isEqualTo(List.copyOf(project.propertyNames()));
        }
    }

    @Test
    void whatIsNotReadYetComesAtRandomAndThatIsSaid() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            CountDownLatch may = new CountDownLatch(1);
            made.learner.orders().hold(may);
            choose(made, "most-words");
            JsonNode job = Taught.until(
                            () -> queue(made), state -> !state.get("job").isNull())
                    .get("job");
            assertThat(job.get("kind").asString()).isEqualTo("order/learner");
            JsonNode next = made.next();
            assertThat(next.get("queue").asString()).isEqualTo("Random queue");
            JsonNode why = ok(
                    made.ann().get(path(made, "/reason?task=" + next.get("id").asLong())));
            assertThat(why.get("reason").isNull()).isTrue();
            assertThat(why.get("note").asString())
                    .isEqualTo("The tasks are being put in order; until then they come at random.");
            may.countDown();
            made.ended(job);
            assertThat(ordered(made).at("/order/tasks").intValue()).isEqualTo(5);
        }
    }

    @Test
    void aPreviewStoresNothing() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            JsonNode preview = ok(made.ann().get(path(made, "/preview?sampler=backwards&count=2")));
            assertThat(shown(preview))
                    .containsExactly("five: newer than the rest", "one two three: newer than the rest");
            assertThat(preview.get("open").intValue()).isEqualTo(5);
            JsonNode unread = ok(made.ann().get(path(made, "/preview?sampler=most-words&count=1")));
            assertThat(unread.get("note").asString()).isEqualTo("No task was read yet, so they come at random.");
            assertThat(queue(made).get("order").isNull()).isTrue();
            choose(made, "most-words");
            ordered(made);
            assertThat(shown(ok(made.ann().get(path(made, "/preview?count=2")))))
                    .containsExactly("one two three four: 4 words", "one two three: 3 words");
            assertThat(made.ann().get(path(made, "/preview?sampler=nothing")).text())
                    .contains("There is no sampler \\\"nothing\\\"; there are backwards, most-words.");
            assertThat(made.ann().get(path(made, "/preview?count=101")).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void onlyWhatChangedIsReadAgain() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            choose(made, "most-words");
            ordered(made);
            assertThat(made.learner.orders().texts()).isEqualTo(5);
            Http ann = made.ann();
            ok(ann.patch("/api/tasks/" + made.tasks.get(4), "{\"data\": {\"text\": \"a b c d e f\"}}"));
            Taught.until(
                    () -> shown(ok(ann.get(path(made, "/preview?count=1")))),
                    list -> list.equals(List.of("a b c d e f: 6 words")));
            assertThat(made.learner.orders().texts()).isEqualTo(6);
            made.studio.importTasks(made.project, "[{\"text\": \"a b c d e f g\"}]");
            Taught.until(
                    () -> shown(ok(ann.get(path(made, "/preview?count=1")))),
                    list -> list.equals(List.of("a b c d e f g: 7 words")));
            assertThat(made.learner.orders().texts()).isEqualTo(7);
            // Another version reads everything anew, as a job of its own.
            made.trained();
            ok(ann.post(made.path("/versions/v1/promote"), "{}"));
            Taught.until(
                    () -> queue(made),
                    state -> state.at("/order/reader").asString().equals("v1"));
            assertThat(made.learner.orders().texts()).isEqualTo(13);
        }
    }

    @Test
    void whatWasCancelledWaitsUntilItIsAskedFor() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            CountDownLatch may = new CountDownLatch(1);
            made.learner.orders().hold(may);
            choose(made, "most-words");
            JsonNode job = Taught.until(
                            () -> queue(made), state -> !state.get("job").isNull())
                    .get("job");
            ok(made.ann()
                    .post(
                            "/api/tagloop/projects/" + made.project + "/jobs/"
                                    + job.get("id").asString() + "/cancel",
                            "{}"));
            may.countDown();
            assertThat(made.ended(job).get("state").asString()).isEqualTo("cancelled");
            JsonNode state = queue(made);
            assertThat(state.get("stopped").asString()).isEqualTo("It was cancelled.");
            assertThat(state.get("order").isNull()).isTrue();
            made.ended(ok(made.ann().post(path(made, "/order"), "{}")));
            assertThat(ordered(made).get("stopped").isNull()).isTrue();
            assertThat(made.jobs("order/learner")).hasSize(2);
        }
    }

    @Test
    void whatCannotBeReadIsSaidOnce() throws Exception {
        try (Taught made = new Taught(folder, "one", "unreadable")) {
            choose(made, "most-words");
            JsonNode state =
                    Taught.until(() -> queue(made), now -> !now.get("stopped").isNull());
            assertThat(state.get("stopped").asString()).isEqualTo("That cannot be read.");
            assertThat(made.next().get("queue").asString()).isEqualTo("Random queue");
            assertThat(made.jobs("order/learner")).hasSize(1);
        }
    }

    @Test
    void aRestartKeepsTheOrderAndGoesOnWithWhatWasBrokenOff() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            choose(made, "backwards");
            ordered(made);
        }
        WordMemory learner = new WordMemory(folder.resolve("words"));
        try (TestStudio again = new TestStudio(folder.resolve("data"), config -> config.learner(learner))) {
            JsonNode project = ok(again.ann().get("/api/projects?page_size=1")).at("/results/0");
            String next = "/api/projects/" + project.get("id").asLong() + "/next";
            assertThat(ok(again.ann().get(next)).at("/data/text").asString()).isEqualTo("five");
        }
    }

    @Test
    void assignedTasksAndThoseOfOthersKeepTheirRules() throws Exception {
        try (Taught made = new Taught(folder, TEXTS)) {
            choose(made, "most-words");
            ordered(made);
            Http bea = made.studio.member("bea@example.com");
            assertThat(text(made.next())).isEqualTo("one two three four");
            // The first is held by ann.
            JsonNode second = ok(bea.get("/api/projects/" + made.project + "/next"));
            assertThat(text(second)).isEqualTo("one two three");
            assertThat(Json.write(second)).doesNotContain("reason");
        }
    }
}

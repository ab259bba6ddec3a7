package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server whose learner is a {@link WordMemory}, with a project of ann's whose learner is trained by hand. */
final class Taught implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final WordMemory learner;
    final TestStudio studio;
    final long project;
    final List<Long> tasks = new ArrayList<>();

    Taught(Path folder) {
        this(folder, "Ann met Bob", "Bob met Cora", "Cora met Ann", "Dan left");
    }

    Taught(Path folder, String... texts) {
        this.learner = new WordMemory(folder.resolve("words"));
        this.studio = new TestStudio(folder.resolve("data"), config -> config.learner(learner));
        this.project = studio.project(TestStudio.NER);
        change("{\"policy\": {\"mode\": \"manual\"}}");
        ArrayNode items = Json.mapper().createArrayNode();
        for (String text : texts) {
            items.addObject().put("text", text);
        }
        if (texts.length > 0) {
            studio.importTasks(project, Json.write(items)).get("task_ids").forEach(id -> tasks.add(id.asLong()));
        }
    }

    Http ann() {
        return studio.ann();
    }

    String path(String rest) {
        return "/api/tagloop/projects/" + project + "/learner" + rest;
    }

    JsonNode standing() {
        return ok(ann().get(path("")));
    }

    JsonNode change(String json) {
        return ok(ann().patch(path(""), json));
    }

    /** A region over a part of a text. */
    static String result(String text, String word, String label) {
        return Json.write(Json.mapper()
                .createArrayNode()
                .add(Words.find(text, java.util.Map.of(word, label))
                        .getFirst()
                        .json()
                        .toNode()));
    }

    /** Labels a word of a task and returns the annotation's id. */
    long label(int task, String text, String word, String label) {
        return created(ann().post(
                                "/api/tasks/" + tasks.get(task) + "/annotations",
                                "{\"result\": " + result(text, word, label) + "}"))
                .get("id")
                .asLong();
    }

    JsonNode next() {
        return ok(ann().get("/api/projects/" + project + "/next"));
    }

    /** What the last prediction of a task as it was handed out says: {@code Ann/PER Bob/ORG}. */
    static String said(JsonNode task) {
        JsonNode predictions = task.get("predictions");
        if (predictions.isEmpty()) {
            return "-";
        }
        List<String> words = new ArrayList<>();
        predictions
                .get(predictions.size() - 1)
                .get("result")
                .forEach(region -> words.add(region.at("/value/text").asString() + "/"
                        + region.at("/value/labels/0").asString()));
        return String.join(" ", words);
    }

    JsonNode train() {
        return ok(ann().post(path("/train"), "{}"));
    }

    JsonNode job(String id) {
        return ok(ann().get("/api/tagloop/projects/" + project + "/jobs/" + id));
    }

    JsonNode ended(JsonNode job) throws Exception {
        String id = job.get("id").asString();
        return until(() -> job(id), now -> !now.get("finished_at").isNull());
    }

    JsonNode trained() throws Exception {
        return ended(train());
    }

    List<String> versions() {
        return ok(ann().get(path("/versions")))
                .get("versions")
                .valueStream()
                .map(version -> version.get("name").asString()
                        + (version.get("promoted").booleanValue() ? "*" : ""))
                .toList();
    }

    /** Jobs of the project of a kind, the newest first. */
    List<JsonNode> jobs(String kind) {
        return ok(ann().get("/api/tagloop/projects/" + project + "/jobs"))
                .get("jobs")
                .valueStream()
                .filter(job -> job.get("kind").asString().equals(kind))
                .toList();
    }

    /** Waits until something is so. */
    static <T> T until(Callable<T> look, java.util.function.Predicate<T> so) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            T seen = look.call();
            if (so.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still: " + seen);
            }
            Thread.sleep(20);
        }
    }

    /** What a project needs to be told to the learner. */
    dev.tagloop.labelstudio.backend.BackendProject told() {
        ObjectNode stored = (ObjectNode) ok(ann().get("/api/projects/" + project));
        return dev.tagloop.labelstudio.backend.BackendProject.of(
                project,
                Instant.parse(stored.get("created_at").asString()),
                stored.get("label_config").asString());
    }

    @Override
    public void close() {
        studio.close();
        learner.close();
    }
}

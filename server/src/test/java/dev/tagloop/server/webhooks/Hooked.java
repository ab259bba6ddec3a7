package dev.tagloop.server.webhooks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.webhook.GatedWebhookSender;
import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server with a project of two tasks, and a receiver that is told of everything in it. */
final class Hooked implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final ManualClock clock = new ManualClock();
    final TestReceiver receiver = new TestReceiver();
    final GatedWebhookSender sender;
    final TestStudio studio;
    final long project;
    final List<Long> tasks = new ArrayList<>();
    final long webhook;
    private final Path folder;

    Hooked(Path folder) {
        this(folder, Duration.ofSeconds(10));
    }

    /** @param answer how long a receiver may take */
    Hooked(Path folder, Duration answer) {
        this.folder = folder;
        sender = new GatedWebhookSender(List.of(), answer);
        studio = new TestStudio(
                folder, clock, config -> config.webhooks(sender).backends(new GatedConnector(List.of())));
        project = studio.project(TestStudio.NER);
        studio.importTasks(project, "[{\"text\": \"Ann lives here\"}, {\"text\": \"Bob left\"}]")
                .get("task_ids")
                .forEach(id -> tasks.add(id.asLong()));
        webhook = hook(ann(), project, receiver.url());
    }

    Http ann() {
        return studio.ann();
    }

    static long hook(Http who, long project, String url) {
        ObjectNode body =
                Json.mapper().createObjectNode().put("project", project).put("url", url);
        return created(who.post("/api/webhooks/", Json.write(body))).get("id").asLong();
    }

    /** Labels a task, and returns the annotation's id. */
    long annotate(int task) {
        return created(ann().post("/api/tasks/" + tasks.get(task) + "/annotations/", "{\"result\": []}"))
                .get("id")
                .asLong();
    }

    String own() {
        return own(webhook);
    }

    String own(long id) {
        return "/api/tagloop/projects/" + project + "/webhooks/" + id;
    }

    JsonNode standing() {
        return ok(ann().get(own()));
    }

    /** The messages of the webhook, the newest first. */
    JsonNode log() {
        return ok(ann().get(own() + "/deliveries")).get("results");
    }

    /** Waits until the newest message of the log is as wanted. */
    JsonNode awaitNewest(Predicate<JsonNode> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode log = log();
        while ((log.isEmpty() || !wanted.test(log.get(0))) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
            log = log();
        }
        return log.get(0);
    }

    JsonNode awaitState(String state) throws InterruptedException {
        return awaitNewest(entry -> entry.get("state").asString().equals(state));
    }

    /** Lets the server look at its queues at once. */
    void nudge() {
        ok(ann().patch("/api/webhooks/" + webhook + "/", "{\"is_active\": true}"));
    }

    /** A number that the store counts. */
    long count(String sql) {
        return TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        studio.close();
        sender.close();
        receiver.close();
    }
}

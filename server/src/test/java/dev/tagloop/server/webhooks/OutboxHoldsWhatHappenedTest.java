package dev.tagloop.server.webhooks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import dev.tagloop.server.ml.TestBackend;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.TestDatabases;
import dev.tagloop.server.webhooks.TestReceiver.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A message is in the outbox exactly if the change is in the store, and who makes the change never waits for a receiver. */
@Tag("thorough")
class OutboxHoldsWhatHappenedTest {
    @TempDir
    Path folder;

    @Test
    void twentyWritersLeaveEachEventOnce() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.receiver.answering(503);
            Set<Long> made = writeWith(hooked, 20, 25);
            assertThat(made).hasSize(500);
            assertThat(hooked.count("SELECT COUNT(*) FROM webhook_events")).isEqualTo(500);
            assertThat(hooked.count("SELECT COUNT(DISTINCT event_id) FROM webhook_deliveries"))
                    .isEqualTo(500);
            assertThat(hooked.count("SELECT COUNT(DISTINCT uid) FROM webhook_deliveries"))
                    .isEqualTo(500);
            assertThat(hooked.count("SELECT COUNT(*) FROM webhook_deliveries")).isEqualTo(500);
            hooked.receiver.answering(200);
            hooked.receiver.more();
            hooked.nudge();
            List<Long> told = hooked.receiver.next(500).stream()
                    .map(message -> message.body().at("/annotation/id").asLong())
                    // The last refused one may have come between.
                    .distinct()
                    .toList();
            assertThat(told).isSorted().hasSizeGreaterThanOrEqualTo(499);
            assertThat(made).containsAll(told);
        }
    }

    private static Set<Long> writeWith(Hooked hooked, int writers, int each) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<List<Long>>> work = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        List<Long> made = new ArrayList<>();
                        for (int i = 0; i < each; i++) {
                            made.add(hooked.annotate((writer + i) % 2));
                        }
                        return made;
                    }))
                    .toList();
            Set<Long> all = new HashSet<>();
            for (Future<List<Long>> part : work) {
                all.addAll(part.get());
            }
            return all;
        }
    }

    @Test
    void aChangeThatIsRefusedLeavesNothing() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.annotate(0);
            hooked.receiver.next();
            String refused = "{\"result\": [], \"parent_annotation\": 999999}";
            assertThat(hooked.ann()
                            .post("/api/tasks/" + hooked.tasks.get(1) + "/annotations", refused)
                            .status())
                    .isEqualTo(400);
            assertThat(hooked.receiver.isQuiet()).isTrue();
            assertThat(hooked.count("SELECT COUNT(*) FROM webhook_events")).isEqualTo(1);
        }
    }

    @Test
    void whereNobodyListensNothingIsStored() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            String one = "/api/webhooks/" + hooked.webhook + "/";
            ok(hooked.ann()
                    .patch(
                            one,
                            "{\"send_for_all_actions\": false, \"actions\": [\"TASKS_DELETED\", \"TASKS_DELETED\"]}"));
            assertThat(ok(hooked.ann().get(one)).get("actions")).hasSize(1);
            hooked.annotate(0);
            assertThat(hooked.count("SELECT COUNT(*) FROM webhook_events")).isZero();
            ok(hooked.ann().patch(one, "{\"url\": \"" + hooked.receiver.url() + "\"}"));
            assertThat(ok(hooked.ann().get(one)).get("actions").get(0).asString())
                    .isEqualTo("TASKS_DELETED");
            hooked.ann().delete("/api/tasks/" + hooked.tasks.get(0));
            Message message = hooked.receiver.next();
            assertThat(message.action()).isEqualTo("TASKS_DELETED");
            assertThat(message.body().at("/tasks/0/id").asLong()).isEqualTo(hooked.tasks.get(0));
        }
    }

    @Test
    void aSlowReceiverSlowsNobodyDown() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            long other = hooked.studio.project(TestStudio.NER);
            try (TestReceiver quick = new TestReceiver()) {
                Hooked.hook(hooked.ann(), other, quick.url());
                annotations(hooked, 60);
                Duration quiet = annotations(hooked, 40);
                hooked.receiver.answering((message, exchange) -> {
                    try {
                        Thread.sleep(3000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(200, -1);
                });
                Duration busy = annotations(hooked, 40);
                System.out.println("an annotation took " + quiet.toMillis() / 40.0 + " ms, beside a slow receiver "
                        + busy.toMillis() / 40.0 + " ms");
                assertThat(busy).isLessThan(quiet.multipliedBy(3).plusSeconds(2));
                long start = System.nanoTime();
                hooked.studio.task(other, "x");
                assertThat(quick.next().action()).isEqualTo("TASKS_CREATED");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    private static Duration annotations(Hooked hooked, int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            hooked.annotate(i % 2);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void anImportIsToldInMessagesOf250Tasks() {
        try (Hooked hooked = new Hooked(folder)) {
            String tasks = IntStream.range(0, 600)
                    .mapToObj(i -> "{\"text\": \"Task " + i + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            List<Long> ids = new ArrayList<>();
            hooked.studio.importTasks(hooked.project, tasks).get("task_ids").forEach(id -> ids.add(id.asLong()));
            List<Message> messages = hooked.receiver.next(3);
            assertThat(messages.stream()
                            .map(message -> message.body().get("tasks").size()))
                    .containsExactly(250, 250, 100);
            assertThat(messages.stream()
                            .flatMap(message -> message.body().get("tasks").valueStream())
                            .map(task -> task.get("id").asLong()))
                    .containsExactlyElementsOf(ids);
            assertThat(messages.getFirst().body().at("/project/task_number").asInt())
                    .isEqualTo(602);
            ok(hooked.ann()
                    .post(
                            "/api/dm/actions?id=delete_tasks&project=" + hooked.project,
                            "{\"selectedItems\": {\"all\": true, \"excluded\": []}}"));
            List<Message> gone = hooked.receiver.next(1);
            assertThat(gone.getFirst().action()).isEqualTo("TASKS_DELETED");
            assertThat(gone.getFirst().body().get("tasks")).hasSize(602);
            assertThat(gone.getFirst().body().at("/project/task_number").asInt())
                    .isZero();
        }
    }

    @Test
    void whatComesBackFromTheTrashIsToldToo() {
        try (Hooked hooked = new Hooked(folder)) {
            long annotation = hooked.annotate(0);
            hooked.ann().delete("/api/annotations/" + annotation);
            hooked.ann().delete("/api/tasks/" + hooked.tasks.get(1));
            hooked.receiver.next(3);
            JsonNode trash = ok(hooked.ann().get("/api/tagloop/trash?project=" + hooked.project))
                    .get("items");
            trash.forEach(item -> ok(hooked.ann()
                    .post(
                            "/api/tagloop/trash/" + item.get("kind").asString() + "/" + item.get("id") + "/restore",
                            "")));
            assertThat(hooked.receiver.next(2).stream().map(Message::action))
                    .containsExactlyInAnyOrder("TASKS_CREATED", "ANNOTATIONS_CREATED");
        }
    }

    @Test
    void labelsOfTheLabelsManagerAreTold() {
        try (Hooked hooked = new Hooked(folder)) {
            JsonNode label = created(hooked.ann()
                    .post(
                            "/api/labels",
                            "{\"title\": \"New\", \"value\": \"NEW\", \"from_name\": \"ner\", \"project\": "
                                    + hooked.project + "}"));
            JsonNode made = hooked.receiver.next().body();
            assertThat(made.get("action").asString()).isEqualTo("LABEL_LINK_CREATED");
            assertThat(made.at("/label_link/from_name").asString()).isEqualTo("ner");
            assertThat(made.at("/label/value").asString()).isEqualTo("NEW");
            ok(hooked.ann().patch("/api/labels/" + label.get("id"), "{\"title\": \"Newer\"}"));
            JsonNode updated = hooked.receiver.next().body();
            assertThat(updated.get("action").asString()).isEqualTo("LABEL_LINK_UPDATED");
            assertThat(updated.at("/label/title").asString()).isEqualTo("Newer");
            hooked.ann().delete("/api/label_links/" + made.at("/label_link/id"));
            JsonNode deleted = hooked.receiver.next().body();
            assertThat(deleted.get("action").asString()).isEqualTo("LABEL_LINK_DELETED");
            assertThat(deleted.get("label_link").size()).isEqualTo(1);
        }
    }

    @Test
    void labelsThatAreRenamedAreToldAsAnotherConfigAndOtherLinks() {
        try (Hooked hooked = new Hooked(folder)) {
            created(hooked.ann()
                    .post(
                            "/api/labels",
                            "{\"title\": \"PER\", \"value\": \"PER\", \"from_name\": \"ner\", \"project\": "
                                    + hooked.project + "}"));
            hooked.receiver.next();
            String rename = "{\"control\": \"ner\", \"rename\": {\"PER\": \"PERSON\"}, \"preview\": ";
            String path = "/api/tagloop/projects/" + hooked.project + "/labels/migrate";
            ok(hooked.ann().post(path, rename + "true}"));
            ok(hooked.ann().post(path, rename + "false}"));
            List<Message> told = hooked.receiver.next(3);
            assertThat(told.stream().map(Message::action))
                    .containsExactly("LABEL_LINK_DELETED", "LABEL_LINK_CREATED", "PROJECT_UPDATED");
            assertThat(told.get(1).body().at("/label/value").asString()).isEqualTo("PERSON");
            assertThat(told.get(2).body().at("/project/label_config").asString())
                    .contains("PERSON");
        }
    }

    @Test
    void aBackendsWebhookFollowsItsConnectionAndGoesWithIt() {
        try (Hooked hooked = new Hooked(folder);
                TestBackend backend = new TestBackend()) {
            String webhooks = "/api/webhooks/?project=" + hooked.project;
            String connect = "{\"project\": " + hooked.project + ", \"url\": \"" + backend.url() + "\"}";
            long first =
                    created(hooked.ann().post("/api/ml", connect)).get("id").asLong();
            long second =
                    created(hooked.ann().post("/api/ml", connect)).get("id").asLong();
            assertThat(ok(hooked.ann().get(webhooks))).hasSize(2);
            ok(hooked.ann().patch("/api/ml/" + first, "{\"url\": \"" + backend.url() + "/prefix/\"}"));
            assertThat(ok(hooked.ann().get(webhooks)).get(1).get("url").asString())
                    .isEqualTo(backend.url() + "/prefix/webhook");
            hooked.ann().delete("/api/ml/" + first);
            assertThat(ok(hooked.ann().get(webhooks))).hasSize(1);
            hooked.ann().delete("/api/ml/" + second);
            assertThat(ok(hooked.ann().get(webhooks))).hasSize(1);
        }
    }

    @Test
    void logAndQueueStayWithinTheirBounds() throws Exception {
        long webhook;
        try (Hooked hooked = new Hooked(folder)) {
            webhook = hooked.webhook;
            hooked.receiver.answering(503);
            hooked.annotate(0);
            hooked.receiver.answering(200);
            for (int i = 0; i < 120; i++) {
                hooked.annotate(i % 2);
            }
            hooked.nudge();
            while (hooked.standing().get("waiting").asInt() > 0) {
                hooked.receiver.next();
            }
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            Database database = data.database();
            Instant now = Instant.now();
            // The server may have shortened the log itself by now.
            LogEntry newest = log(database, webhook).getFirst();
            database.write(handle -> {
                for (int i = 0; i < 120; i++) {
                    DeliveryLog.repeat(handle, webhook, newest);
                }
                return handle.execute("UPDATE webhook_deliveries SET state = 'delivered'");
            });
            assertThat(needsTrim(database, now)).isTrue();
            trim(database, now);
            assertThat(needsTrim(database, now)).isFalse();
            List<LogEntry> kept = log(database, webhook);
            assertThat(kept).hasSize(100);
            database.write(handle -> {
                for (int i = 0; i < DeliveryLog.MOST_WAITING + 5; i++) {
                    DeliveryLog.repeat(handle, webhook, kept.getFirst());
                }
                return null;
            });
            assertThat(needsTrim(database, now)).isTrue();
            trim(database, now);
            long waiting = database.read(handle -> DeliveryLog.waiting(handle, webhook));
            assertThat(waiting).isEqualTo(10_000);
            assertThat(log(database, webhook))
                    .filteredOn(entry -> entry.state().equals("failed"))
                    .hasSize(5)
                    .allMatch(entry -> entry.error().equals("More than 10000 messages waited for the receiver."));
            database.write(handle -> handle.execute("UPDATE webhook_deliveries SET state = 'delivered'"));
            trim(database, now.plus(Duration.ofDays(8)));
            assertThat(log(database, webhook)).isEmpty();
            long events = database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM webhook_events")
                    .mapTo(Long.class)
                    .one());
            assertThat(events).isZero();
        }
    }

    private static List<LogEntry> log(Database database, long webhook) {
        return database.read(handle -> DeliveryLog.of(handle, webhook, 20_000));
    }

    private static boolean needsTrim(Database database, Instant now) {
        return database.read(handle -> DeliveryLog.needsTrim(handle, now));
    }

    private static void trim(Database database, Instant now) {
        database.write(handle -> {
            DeliveryLog.trim(handle, now);
            return null;
        });
    }
}

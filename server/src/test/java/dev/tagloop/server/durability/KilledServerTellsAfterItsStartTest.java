package dev.tagloop.server.durability;

import static dev.tagloop.server.TestStudio.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.webhooks.TestReceiver;
import dev.tagloop.server.webhooks.TestReceiver.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed with SIGKILL between a change and its message sends the message after its next start, under the same name. */
@Tag("thorough")
class KilledServerTellsAfterItsStartTest {
    @TempDir
    Path folder;

    @Test
    void whatWasNotAcknowledgedByTheReceiverComesAgainAndTheRestFollows() throws Exception {
        try (TestReceiver receiver = new TestReceiver()) {
            CountDownLatch dead = new CountDownLatch(1);
            receiver.answering((message, exchange) -> {
                try {
                    dead.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            List<Long> made = new ArrayList<>();
            Message first;
            try (ChildServer server = ChildServer.start(folder)) {
                long task = hook(server.client(), receiver.url());
                for (int i = 0; i < 5; i++) {
                    made.add(annotate(server.client(), task));
                }
                first = receiver.next();
                server.kill();
            }
            dead.countDown();
            receiver.answering(200);
            try (ChildServer server = ChildServer.start(folder)) {
                List<Message> came = receiver.next(5);
                assertThat(came.getFirst().header("webhook-id")).isEqualTo(first.header("webhook-id"));
                assertThat(came.getFirst().text()).isEqualTo(first.text());
                assertThat(came.stream()
                                .map(message ->
                                        message.body().at("/annotation/id").asLong()))
                        .isEqualTo(made);
                assertThat(receiver.isQuiet()).isTrue();
                assertThat(server.pid()).isPositive();
            }
        }
    }

    private static long hook(Http ann, String url) {
        long project = created(ann.post(
                        "/api/projects",
                        "{\"title\": \"Told\", \"label_config\": \"" + TestStudio.NER.replace("\"", "'") + "\"}"))
                .get("id")
                .asLong();
        long task = created(ann.post("/api/tasks", "{\"project\": " + project + ", \"data\": {\"text\": \"a\"}}"))
                .get("id")
                .asLong();
        created(ann.post("/api/webhooks/", "{\"project\": " + project + ", \"url\": \"" + url + "\"}"));
        return task;
    }

    private static long annotate(Http ann, long task) {
        return created(ann.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"))
                .get("id")
                .asLong();
    }
}

package dev.tagloop.server.annotations;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With If-Match nobody overwrites what they have not seen; without it everything is as in the original. */
class StaleTabsTest {
    @TempDir
    Path folder;

    private TestStudio studio;
    private long task;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        task = studio.task(studio.project(TestStudio.NER), "a");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http.Answer change(String method, String path, String tag, String body) {
        return studio.annAgain().header("If-Match", tag).send(method, path, "application/json", body);
    }

    private String annotation() {
        Http.Answer made = studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}");
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        return "/api/annotations/" + created(made).get("id");
    }

    @Test
    void aStaleChangeIsRefusedWithWhatIsThereNow() {
        String path = annotation();
        assertThat(studio.ann().get(path).header("ETag")).isEqualTo("\"1\"");
        Http.Answer first = change("PATCH", path, "\"1\"", "{\"lead_time\": 1}");
        assertThat(ok(first).get("lead_time").asDouble()).isEqualTo(1);
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        Http.Answer stale = change("PATCH", path, "\"1\"", "{\"lead_time\": 2}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("X-Tagloop-Error")).isEqualTo("stale-version");
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.json().get("detail").asString()).contains("changed meanwhile");
        assertThat(stale.json().get("current")).isEqualTo(ok(studio.ann().get(path)));
        assertThat(ok(studio.ann().get(path)).get("lead_time").asDouble()).isEqualTo(1);
        assertThat(change("DELETE", path, "\"1\"", null).status()).isEqualTo(412);
        String restore = path.replace("/api/", "/api/tagloop/") + "/history/1/restore";
        assertThat(change("POST", restore, "\"1\"", "").status()).isEqualTo(412);
        assertThat(change("PUT", path, "\"7\", \"2\"", "{\"lead_time\": 3}").status())
                .isEqualTo(200);
        assertThat(change("PATCH", path, "*", "{}").status()).isEqualTo(200);
        assertThat(change("PATCH", path, "W/\"4\"", "{}").status()).isEqualTo(412);
        assertThat(studio.ann().patch(path, "{\"lead_time\": 5}").status()).isEqualTo(200);
        assertThat(change("DELETE", path, "\"5\"", null).status()).isEqualTo(204);
    }

    @Test
    void aStaleDraftIsRefusedAsWell() {
        Http.Answer made = studio.ann().post("/api/tasks/" + task + "/drafts", "{\"result\": []}");
        String path = "/api/drafts/" + created(made).get("id");
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(studio.ann().get(path).header("ETag")).isEqualTo("\"1\"");
        assertThat(change("PATCH", path, "\"1\"", "{\"lead_time\": 1}").header("ETag"))
                .isEqualTo("\"2\"");
        Http.Answer stale = change("PATCH", path, "\"1\"", "{\"lead_time\": 2}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("current")).isEqualTo(ok(studio.ann().get(path)));
        assertThat(change("DELETE", path, "\"1\"", null).status()).isEqualTo(412);
        assertThat(change("DELETE", path, "\"2\"", null).status()).isEqualTo(204);
    }

    @Test
    void ofManyThatSawTheSameVersionExactlyOneWins() throws Exception {
        String annotation = annotation();
        String draft = "/api/drafts/"
                + created(studio.ann().post("/api/tasks/" + task + "/drafts", "{\"result\": []}"))
                        .get("id");
        for (int round = 1; round <= 10; round++) {
            for (String path : List.of(annotation, draft)) {
                String tag = studio.ann().get(path).header("ETag");
                assertThat(race(path, tag)).as(path).containsOnlyOnce(200).containsOnly(200, 412);
            }
        }
        JsonNode versions = ok(studio.ann().get(annotation.replace("/api/", "/api/tagloop/") + "/history"))
                .get("results");
        assertThat(versions.size()).isEqualTo(11);
    }

    private List<Integer> race(String path, String tag) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (int client = 0; client < 8; client++) {
                String body = "{\"lead_time\": " + client + "}";
                answers.add(clients.submit(() -> {
                    start.await();
                    return change("PATCH", path, tag, body).status();
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}

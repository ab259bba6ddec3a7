package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.Http;
import dev.tagloop.server.OtherOrganization;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
@Tag("thorough")
class JobsAreListenedToTest {
    @TempDir
    Path folder;

    /** Measures a point, waits, measures another. */
    private static Teacher twoPoints(CountDownLatch first, CountDownLatch second) {
        return (labelled, watch) -> {
            watch.figures(JsonObject.parse("{\"kind\": \"step\", \"step\": 1, \"loss\": 0.5}"));
            watch.progress("Training", 1, 2);
            first.countDown();
            second.await();
            watch.log("half of it");
            watch.figures(JsonObject.parse("{\"kind\": \"step\", \"step\": 2, \"loss\": 0.25}"));
            return labelled;
        };
    }

    private static Listener listen(Taught made, String path) throws Exception {
        return listen(made, made.ann(), path);
    }

    private static Listener listen(Taught made, Http who, String path) throws Exception {
        String token = ok(who.get("/api/current-user/token")).get("token").asString();
        return new Listener(made.studio.url() + path, "Authorization", "Token " + token);
    }

    private static String events(Taught made, JsonNode job) {
        return "/api/tagloop/projects/" + made.project + "/jobs/"
                + job.get("id").asString() + "/events";
    }

    private static List<String> losses(List<Listener.Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("figures"))
                .map(event -> Json.read(event.data()).get("loss").toString())
                .toList();
    }

    @Test
    void whoComesLateGetsAllPointsAndWhoComesAfterTheEndToo() throws Exception {
        try (Taught made = new Taught(folder)) {
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(1);
            made.learner.teacher(twoPoints(first, second));
            JsonNode job = made.train();
            first.await();
            try (Listener listener = listen(made, events(made, job))) {
                assertThat(listener.response.statusCode()).isEqualTo(200);
                assertThat(listener.response.headers().firstValue("content-type"))
                        .hasValue("text/event-stream; charset=utf-8");
                List<Listener.Event> events = new ArrayList<>();
                events.add(listener.next());
                assertThat(losses(events)).containsExactly("0.5");
                second.countDown();
                events.addAll(listener.rest());
                assertThat(losses(events)).containsExactly("0.5", "0.25");
                assertThat(events).contains(new Listener.Event("log", "{\"line\":\"half of it\"}"));
                assertThat(events.getLast().name()).isEqualTo("end");
                JsonNode end = Json.read(events.getLast().data());
                assertThat(end.get("state").asString()).isEqualTo("succeeded");
                assertThat(end.at("/result/version").asString()).isEqualTo("v1");
            }
            try (Listener late = listen(made, events(made, job))) {
                List<Listener.Event> events = late.rest();
                assertThat(losses(events)).containsExactly("0.5", "0.25");
                assertThat(events.getLast().name()).isEqualTo("end");
            }
        }
    }

    @Test
    void aSessionListensTooAndNobodyElse() throws Exception {
        try (Taught made = new Taught(folder)) {
            JsonNode job = made.train();
            made.ended(job);
            String url = made.studio.url() + events(made, job);
            Http browser = Http.to(made.studio.url());
            browser.get(made.studio.signInLink("ann@example.com"));
            String cookie = "sessionid=" + browser.cookies().get("sessionid");
            try (Listener listener = new Listener(url, "Cookie", cookie)) {
                assertThat(listener.rest().getLast().name()).isEqualTo("end");
            }
            try (Listener foreign = new Listener(url, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")) {
                assertThat(foreign.response.statusCode()).isEqualTo(403);
            }
            try (Listener nobody = new Listener(url, "X-Nothing", "1")) {
                assertThat(nobody.response.statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void theListOfAllJobsTellsOfThoseThatTheListenerRuns() throws Exception {
        try (Taught made = new Taught(folder)) {
            try (Listener all = listen(made, "/api/tagloop/jobs/events?seconds=20")) {
                JsonNode job = made.train();
                Listener.Event event = all.next();
                while (!event.name().equals("end")) {
                    event = all.next();
                }
                assertThat(Json.read(event.data()).get("id")).isEqualTo(job.get("id"));
            }
            JsonNode page = ok(made.ann().get("/api/tagloop/jobs?page_size=1"));
            assertThat(page.get("results")).hasSize(1);
            assertThat(page.at("/results/0/project").asLong()).isEqualTo(made.project);
        }
    }

    private static boolean isEnd(JsonNode heard, String job) {
        return heard.get("id").asString().equals(job)
                && !heard.get("finished_at").isNull();
    }

    @Test
    void ofJobsOfOthersNobodyHearsAnything() throws Exception {
        Path data = folder.resolve("data");
        long stranger;
        try (TestStudio before = new TestStudio(data)) {
            before.member("eve@example.com");
            stranger = before.id("eve@example.com");
        }
        OtherOrganization.of(data, stranger);
        try (Taught made = new Taught(folder)) {
            ok(made.ann().patch("/api/tagloop/projects/" + made.project + "/roles", "{\"enabled\": true}"));
            Http eve = made.studio.member("eve@example.com");
            for (Http other : List.of(made.studio.bob(), eve)) {
                JsonNode own = created(other.post(
                                "/api/projects",
                                Json.write(Json.mapper().createObjectNode().put("label_config", TestStudio.NER))))
                        .get("id");
                try (Listener listener = listen(made, other, "/api/tagloop/jobs/events")) {
                    made.trained();
                    String job = ok(other.post("/api/tagloop/projects/" + own + "/learner/train", "{}"))
                            .get("id")
                            .asString();
                    List<JsonNode> heard = new ArrayList<>();
                    do {
                        heard.add(Json.read(listener.next().data()));
                    } while (!isEnd(heard.getLast(), job));
                    assertThat(heard).extracting(one -> one.get("project")).containsOnly(own);
                }
            }
        }
    }

    @Test
    void theServersEndDoesNotWaitForListenersAndTheirNumberIsBounded() throws Exception {
        Taught made = new Taught(folder);
        List<Listener> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Listener listener = listen(made, "/api/tagloop/jobs/events");
                assertThat(listener.response.statusCode()).isEqualTo(200);
                listeners.add(listener);
            }
            try (Listener tooMany = listen(made, "/api/tagloop/jobs/events")) {
                assertThat(tooMany.response.statusCode()).isEqualTo(503);
            }
            long start = System.nanoTime();
            made.close();
            // Requests that run have ten seconds to end.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(listeners.getFirst().rest()).isEmpty();
        } finally {
            for (Listener listener : listeners) {
                listener.close();
            }
        }
    }

    @Test
    void placesOfThoseWhoLeftAreGivenToOthers() throws Exception {
        try (Taught made = new Taught(folder)) {
            for (int i = 0; i < 25; i++) {
                try (Listener listener = listen(made, "/api/tagloop/jobs/events?seconds=0")) {
                    assertThat(listener.response.statusCode()).isEqualTo(200);
                    assertThat(listener.rest()).isEmpty();
                }
            }
        }
    }
}

package dev.tagloop.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.SettingInForce;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @TempDir
    Path folder;

    @Test
    void requestsAndWritesAreCountedByRouteAndWithoutAnythingOfThePeople() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, "Secret-text");
            studio.ann().get("/api/tasks/" + task + "?query=Secret-query");
            studio.ann().get("/api/tasks/999");
            studio.ann().get("/Secret-path");
            studio.ann().send("SECRET", "/api/tasks", null, null);
            Http.Answer answer = studio.ann().get("/metrics");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.text())
                    .contains(
                            "tagloop_http_requests_seconds_count{method=\"GET\",route=\"/api/tasks/{id}\",status=\"200\"} 1",
                            "tagloop_http_requests_seconds_count{method=\"GET\",route=\"/api/tasks/{id}\",status=\"404\"} 1",
                            "tagloop_http_requests_seconds_count{method=\"GET\",route=\"(none)\",status=\"404\"} 1",
                            "tagloop_http_requests_seconds_bucket{",
                            "tagloop_writes_waiting 0.0",
                            "tagloop_writes_batch_count",
                            "tagloop_writes_commit_seconds_count{outcome=\"committed\"}",
                            "jvm_memory_used_bytes{",
                            "process_uptime_seconds")
                    .doesNotContainIgnoringCase("secret")
                    .doesNotContain("example.com");
        }
    }

    @Test
    void onlyTheOwnerReadsThem() {
        try (TestStudio studio = new TestStudio(folder)) {
            assertThat(studio.bob().get("/metrics").status()).isEqualTo(403);
            assertThat(Http.to(studio.url()).get("/metrics").status()).isEqualTo(401);
        }
    }

    @Test
    void programsOfTheMachineReadThemWhereTheOwnerAllowsIt() {
        try (TestStudio studio = new TestStudio(folder, config -> config.metrics(MetricsAccess.LOCAL))) {
            assertThat(Http.to(studio.url()).get("/metrics").status()).isEqualTo(200);
            // A proxy on this machine stands for the whole world.
            assertThat(Http.to(studio.url())
                            .header("X-Forwarded-For", "127.0.0.1")
                            .get("/metrics")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theyCanBeSwitchedOff() {
        try (TestStudio studio = new TestStudio(folder, config -> config.metrics(MetricsAccess.OFF))) {
            assertThat(studio.ann().get("/metrics").status()).isEqualTo(404);
        }
    }

    @Test
    void theOwnerReadsTheSettings() {
        List<SettingInForce> settings = List.of(
                new SettingInForce("port", Optional.of("0"), false, "flag", Optional.of("--port")),
                new SettingInForce("metrics", Optional.empty(), false, "default", Optional.empty()));
        try (TestStudio studio = new TestStudio(folder, config -> config.settings(settings))) {
            assertThat(studio.ann().get("/api/tagloop/settings").text())
                    .isEqualTo("{\"results\":[{\"name\":\"port\",\"value\":\"0\",\"secret\":false,\"source\":\"flag\","
                            + "\"place\":\"--port\"},{\"name\":\"metrics\",\"value\":null,\"secret\":false,"
                            + "\"source\":\"default\",\"place\":null}]}");
            assertThat(studio.bob().get("/api/tagloop/settings").status()).isEqualTo(403);
        }
    }
}

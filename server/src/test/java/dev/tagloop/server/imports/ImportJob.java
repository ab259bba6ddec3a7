package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends files to be imported as jobs, as ann, and waits for the ends. */
public final class ImportJob {
    private static final String ANY = "application/octet-stream";

    private final Http http;
    private final long project;

    public ImportJob(Http http, long project) {
        this.http = http;
        this.project = project;
    }

    private String path(String rest, String name, Map<String, String> options) {
        return "/api/tagloop/projects/" + project + "/import" + rest + "?name=" + encoded(name)
                + options.entrySet().stream()
                        .map(option -> "&" + option.getKey() + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public JsonNode preview(String name, byte[] bytes) {
        return ok(http.sendBytes("POST", path("/preview", name, Map.of()), ANY, bytes));
    }

    JsonNode preview(String name, String text) {
        return preview(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Http.Answer looked(String name, byte[] bytes) {
        return http.sendBytes("POST", path("/preview", name, Map.of()), ANY, bytes);
    }

    public Http.Answer sent(String name, byte[] bytes, Map<String, String> options) {
        return http.sendBytes("POST", path("", name, options), ANY, bytes);
    }

    /** The job of an import once it is over. */
    public JsonNode run(String name, byte[] bytes, Map<String, String> options) {
        return end(ok(sent(name, bytes, options)));
    }

    public JsonNode run(String name, String text) {
        return run(name, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public JsonNode run(String name, Path file) {
        return end(ok(http.sendFile("POST", path("", name, Map.of()), ANY, file)));
    }

    /** An import of what a JSON body names. */
    JsonNode run(String json) {
        return end(ok(http.post("/api/tagloop/projects/" + project + "/import", json)));
    }

    /** A job as it is now. */
    public JsonNode now(JsonNode job) {
        return ok(http.get(
                "/api/tagloop/projects/" + project + "/jobs/" + job.get("id").asString()));
    }

    /** Waits until a job is at its rows. */
    public void awaitRows(JsonNode job) {
        for (int i = 0; i < 3000 && now(job).get("done").asLong() == 0; i++) {
            pause();
        }
        assertThat(now(job).get("state").asString()).isEqualTo("running");
    }

    public JsonNode end(JsonNode job) {
        String path =
                "/api/tagloop/projects/" + project + "/jobs/" + job.get("id").asString();
        JsonNode now = ok(http.get(path));
        for (int i = 0; i < 60_000 && isAtWork(now); i++) {
            pause();
            now = ok(http.get(path));
        }
        assertThat(isAtWork(now)).as(now.toString()).isFalse();
        return now;
    }

    private static boolean isAtWork(JsonNode job) {
        return job.get("state").asString().equals("queued")
                || job.get("state").asString().equals("running");
    }

    public static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was wrong with the rows of an import. */
    public JsonNode errors(JsonNode job) {
        return ok(http.get(
                "/api/tagloop/projects/" + project + "/import/" + job.get("id").asString() + "/errors"));
    }

    /** The data of all tasks of the project, one JSON text a task, in their order. */
    public String data() {
        Http.Answer answer = http.get("/api/projects/" + project + "/export?exportType=JSON&download_all_tasks=true");
        return Json.read(answer.text())
                .valueStream()
                .map(task -> Json.write(task.get("data")))
                .collect(Collectors.joining("\n"));
    }

    public long tasks() {
        return ok(http.get("/api/projects/" + project)).get("task_number").asLong();
    }

    public static void assertSucceeded(JsonNode job, int tasks) {
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(((ObjectNode) job.get("result")).get("tasks").asString()).isEqualTo(Integer.toString(tasks));
    }

    public static void assertFailed(JsonNode job, String message) {
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("failed");
        assertThat(job.get("error").asString()).contains(message);
    }
}

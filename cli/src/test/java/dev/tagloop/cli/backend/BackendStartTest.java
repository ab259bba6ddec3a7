package dev.tagloop.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.cli.Run;
import dev.tagloop.cli.TinyModel;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.server.Studio;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program's backend in a process of its own, and the program's server: they meet over HTTP as strangers would. */
class BackendStartTest {
    private static final String CONFIG =
            "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
                    + "<Label value=\"PER\"/><Label value=\"LOC\"/></Labels></View>";

    @TempDir
    Path folder;

    private static JsonNode post(Studio studio, String token, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.url() + path))
                .header("Authorization", "Token " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return Json.read(answer.body());
        }
    }

    @Test
    void theServersTasksArePredictedByTheBackendBehindItsPassword() throws Exception {
        Path model = TinyModel.train(folder, "tiny").folder();
        try (Program backend = Program.tagloop(
                        "backend",
                        "start",
                        model.toString(),
                        "--port",
                        "0",
                        "--basic-auth-user",
                        "ann",
                        "--basic-auth-pass",
                        "secret",
                        "--json");
                GatedConnector connector = new GatedConnector(List.of());
                Studio studio = Studio.start(
                        config -> config.dataDir(folder.resolve("data")).port(0).backends(connector))) {
            JsonObject started = JsonObject.parse(backend.awaitLine("\"model_version\"", Duration.ofMinutes(2)));
            String url = started.text("url").orElseThrow();
            String token = studio.token(studio.createUser("ann@example.com", "correct horse 1"));
            try (StudioClient client = StudioClient.connect(studio.url(), token)) {
                long project = client.startProject(
                                ProjectSettings.titled("Entities").labelConfig(CONFIG))
                        .id();
                long task = client.tasks()
                        .create(project, NewTask.of(JsonObject.parse("{\"text\": \"😀 Eve lives in Cork now .\"}")))
                        .id()
                        .orElseThrow();
                String connection = "{\"project\": " + project + ", \"title\": \"Tiny\", \"url\": \"" + url
                        + "\", \"auth_method\": \"BASIC_AUTH\", \"basic_auth_user\": \"ann\", \"basic_auth_pass\": ";
                assertThat(post(studio, token, "/api/tagloop/ml/test", connection + "\"wrong\"}")
                                .get("failed_step")
                                .asString())
                        .isEqualTo("log-in");
                JsonNode trial = post(studio, token, "/api/tagloop/ml/test", connection + "\"secret\"}");
                assertThat(trial.get("ok").asBoolean()).as(trial.toString()).isTrue();
                post(studio, token, "/api/ml", connection + "\"secret\"}");
                post(
                        studio,
                        token,
                        "/api/dm/actions?id=retrieve_tasks_predictions&project=" + project,
                        "{\"selectedItems\": {\"all\": true, \"excluded\": []}}");
                List<Prediction> stored = client.tasks().get(task).predictions();
                assertThat(stored).hasSize(1);
                assertThat(stored.getFirst().modelVersion())
                        .isEqualTo(started.text("model_version").orElseThrow());
                assertThat(stored.getFirst().score().orElseThrow()).isBetween(0.3, 1.0);
                assertThat(stored.getFirst().result())
                        .extracting(region -> region instanceof LabelsRegion labels
                                ? labels.labels() + " " + labels.span() + " "
                                        + labels.text().orElse("")
                                : region.toString())
                        .contains("[PER] 2..5 Eve", "[LOC] 15..19 Cork");
            }
        }
    }

    @Test
    void whatIsMissingIsOneSentence() {
        Run half = Run.of("backend", "start", "minilm", "--port", "0", "--basic-auth-user", "ann");
        assertThat(half.exitCode()).isEqualTo(1);
        assertThat(half.err()).contains("--basic-auth-pass").doesNotContain("\tat ");
        Run none = Run.of("backend", "start", folder.resolve("nothing").toString(), "--port", "0");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("no model").doesNotContain("\tat ");
    }
}

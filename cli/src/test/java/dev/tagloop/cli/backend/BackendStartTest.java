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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program's backend in a process of its own, and the program's server: they meet over HTTP as strangers would. */
@Tag("thorough")
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
            String token = studio.token(studio.createUser("ann@example.com"));
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

    /** The quick models, too: they name themselves by their folder and a digest of their file. */
    @Test
    void modelsOfOpenNlpAreServedForEntitiesAndForLabelsOfTexts() throws Exception {
        Path names = Files.writeString(folder.resolve("names.jsonl"), """
                {"text": "Ann lives in Oslo.", "entities": [{"start": 0, "end": 3, "label": "PER"}]}
                {"text": "Bob lives in Rome.", "entities": [{"start": 0, "end": 3, "label": "PER"}]}
                """);
        assertThat(predicted(trained("finder", names), CONFIG, "😀 Ann lives in Rome."))
                .contains("\"start\":2", "\"end\":5", "\"PER\"", "\"model_version\":\"finder-");
        Path topics = Files.writeString(folder.resolve("topics.jsonl"), """
                {"text": "ball goal net", "label": "sport"}
                {"text": "tax vote law", "label": "politics"}
                """);
        String config = "<View><Text name=\"text\" value=\"$text\"/><Choices name=\"topic\" toName=\"text\">"
                + "<Choice value=\"sport\"/><Choice value=\"politics\"/></Choices></View>";
        assertThat(predicted(trained("categorizer", topics), config, "a goal"))
                .contains("\"choices\":[\"sport\"]", "\"model_version\":\"categorizer-");
    }

    private Path trained(String name, Path data) {
        Path model = folder.resolve(name);
        Run run = Run.of(
                "train",
                "--engine",
                "opennlp",
                "--held-out",
                "0",
                "--data",
                data.toString(),
                "--output",
                model.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return model;
    }

    /** What a backend with a model says about a text. */
    private static String predicted(Path model, String config, String text) throws Exception {
        try (Program backend = Program.tagloop("backend", "start", model.toString(), "--port", "0", "--json");
                HttpClient client = HttpClient.newHttpClient()) {
            String url = JsonObject.parse(backend.awaitLine("\"model_version\"", Duration.ofMinutes(2)))
                    .text("url")
                    .orElseThrow();
            String body = JsonObject.parse("{\"project\": \"1.1\", \"tasks\": [{\"id\": 1}]}")
                    .with("label_config", config)
                    .toString()
                    .replace(
                            "{\"id\":1}",
                            "{\"id\":1,\"data\":" + JsonObject.empty().with("text", text) + "}");
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url + "/predict"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
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

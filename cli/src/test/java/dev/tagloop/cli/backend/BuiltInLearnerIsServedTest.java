package dev.tagloop.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.backend.BackendAddress;
import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tagloop backend start} without a model, in a process of its own, and the program's server: they meet over HTTP as strangers would. */
@Tag("thorough")
class BuiltInLearnerIsServedTest {
    private static final String CONFIG =
            "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"people\" toName=\"text\"><Label value=\"Person\"/></Labels>"
                    + "<Labels name=\"things\" toName=\"text\"><Label value=\"Ship\"/></Labels></View>";

    @TempDir
    Path folder;

    private final GatedConnector connector = new GatedConnector(List.of());
    private Program program;
    private String url;
    private ConnectedBackend backend;
    private Studio studio;
    private String token;
    private StudioClient client;
    private Project project;

    @BeforeEach
    void start() throws Exception {
        program = Program.tagloop(
                "backend",
                "start",
                "--port",
                "0",
                "--data-dir",
                folder.resolve("learned").toString(),
                "--json");
        studio = Studio.start(
                config -> config.dataDir(folder.resolve("data")).port(0).backends(connector));
        token = studio.token(studio.createUser("ann@example.com"));
        client = StudioClient.connect(studio.url(), token);
        project = client.startProject(ProjectSettings.titled("Ships").labelConfig(CONFIG));
        url = JsonObject.parse(program.awaitLine("\"data_dir\"", Duration.ofMinutes(2)))
                .text("url")
                .orElseThrow();
        backend = connector.connect(BackendAddress.of(url), Reach.THIS_MACHINE_TOO);
    }

    @AfterEach
    void stop() {
        client.close();
        studio.close();
        connector.close();
        program.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String post(String path, String body) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(studio.url() + path))
                .header("Authorization", "Token " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private long task(String text) {
        return client.tasks()
                .create(project.id(), NewTask.of(JsonObject.empty().with("text", text)))
                .id()
                .orElseThrow();
    }

    private void label(String before, String words, String control, String label) {
        CodePointSpan span = new CodePointSpan(before.length(), before.length() + words.length());
        client.annotations()
                .create(
                        task(before + words + "."),
                        List.of(LabelsRegion.create(control, "text", span, words, List.of(label))));
    }

    private BackendProject told() {
        Instant made = Instant.parse(project.json().text("created_at").orElseThrow());
        return BackendProject.of(project.id(), made, CONFIG).withServer(new ServerAccess(studio.url(), token));
    }

    private BackendPrediction predict(String text) {
        Task task = new Task(JsonObject.empty().with("id", 99).with("data", Json.read("{\"text\": \"" + text + "\"}")));
        return backend.predict(PredictionRequest.of(told(), List.of(task))).getFirst();
    }

    @Test
    void itIsUpAndSuggestsAtOnceAndThenWhatWasLabelledOnTheServer() throws Exception {
        HttpResponse<String> health = send(HttpRequest.newBuilder(URI.create(url + "/health")));
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\",\"model_class\":\"TagloopLearner\"}");
        HttpResponse<String> first = send(HttpRequest.newBuilder(URI.create(url + "/predict"))
                .POST(HttpRequest.BodyPublishers.ofString(JsonObject.parse(
                                "{\"tasks\": [{\"id\": 1, \"data\": {\"text\": \"Yesterday Maria Lopez came home.\"}}], \"project\": \"7.1\"}")
                        .with("label_config", CONFIG)
                        .toString())));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"model_version\":\"starter\"", "\"Maria Lopez\"", "\"Person\"");

        label("On the ", "Argo", "things", "Ship");
        long open = task("😀 Ann saw the Argo");
        String connection = "{\"project\": " + project.id() + ", \"title\": \"Learner\", \"url\": \"" + url + "\"}";
        assertThat(post("/api/tagloop/ml/test", connection)).contains("\"ok\":true");
        post("/api/ml", connection);
        post(
                "/api/dm/actions?id=retrieve_tasks_predictions&project=" + project.id(),
                "{\"selectedItems\": {\"all\": false, \"included\": [" + open + "]}}");
        assertThat(client.tasks().get(open).predictions()).singleElement().satisfies(prediction -> {
            assertThat(prediction.modelVersion()).isEqualTo("starter");
            assertThat(prediction.result()).anySatisfy(region -> {
                assertThat(region.fromName()).contains("things");
                assertThat(region.textSpan()).contains(new CodePointSpan(14, 18));
                assertThat(region.notes()).containsExactly("seen before");
                assertThat(region.score().orElseThrow()).isEqualTo(0.5);
            });
        });
    }

    @Test
    @Tag("slow")
    void itAnswersWithTheStarterModelAndThenWithWhatItLearned() throws Exception {
        backend.setup(told());
        awaitVersion("starter");
        assertThat(predict("Yesterday Maria Lopez came to London.").regions())
                .anySatisfy(region -> assertThat(region.value().texts("labels")).containsExactly("Person"));
        String[] ships = {
            "Argo",
            "Nina",
            "Pinta",
            "Vasa",
            "Fram",
            "Gjoa",
            "Maud",
            "Mary Rose",
            "Endurance",
            "Beagle",
            "Bounty",
            "Victory"
        };
        for (String ship : ships) {
            label("Long ago they sailed on the ", ship, "things", "Ship");
        }
        backend.train(BackendEvent.startTraining(project.json()));
        awaitVersion("v1");
        assertThat(predict("Long ago they sailed on the Santa Maria.").modelVersion())
                .contains("v1");
    }

    private void awaitVersion(String version) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        String last = "";
        while (!last.equals(version)) {
            assertThat(System.nanoTime()).as("after " + last + " in time").isLessThan(end);
            Thread.sleep(500);
            try {
                last = predict("x").modelVersion().orElse("");
            } catch (BackendException e) {
                last = e.getMessage();
            }
        }
    }

    @Test
    void aLabelMapIsForModels() throws Exception {
        try (Program wrong = Program.tagloop("backend", "start", "--label-map", "A=B")) {
            assertThat(wrong.awaitLine("--label-map goes with a model", Duration.ofMinutes(1)))
                    .doesNotContain("\tat ");
        }
    }
}

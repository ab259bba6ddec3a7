package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class ServerBringsItsLearnerTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    /** What a fresh project of a server is told of its learner. */
    private JsonObject learner(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "server",
                "--port",
                "0",
                "--data-dir",
                folder.toString(),
                "--username",
                "ann@example.com",
                "--password",
                "correct horse 1",
                "--user-token",
                TOKEN,
                "--json"));
        command.addAll(List.of(more));
        try (Program program = Program.tagloop(command.toArray(String[]::new))) {
            String url = JsonObject.parse(program.awaitLine("\"url\"", Duration.ofMinutes(2)))
                    .text("url")
                    .orElseThrow();
            try (StudioClient client = StudioClient.connect(url, TOKEN);
                    HttpClient http = HttpClient.newHttpClient()) {
                Project project = client.startProject(
                        ProjectSettings.titled("News")
                                .labelConfig(
                                        "<View><Text name=\"t\" value=\"$text\"/><Labels name=\"l\" toName=\"t\"><Label value=\"People\"/></Labels></View>"));
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(url + "/api/tagloop/projects/" + project.id() + "/learner"))
                        .header("Authorization", "Token " + TOKEN)
                        .build();
                return JsonObject.parse(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            }
        }
    }

    @Test
    void theStarterModelServesTheFirstProjectAtOnceAndItsLabelsAreMapped() throws Exception {
        JsonObject learner = learner();
        assertThat(learner.flag("available")).contains(true);
        assertThat(learner.flag("enabled")).contains(true);
        assertThat(learner.flag("suitable")).contains(true);
        assertThat(learner.text("serving")).contains("starter");
        assertThat(learner.object("mapping").flatMap(mapping -> mapping.object("labels")))
                .hasToString("Optional[{\"PER\":\"People\"}]");
    }

    @Test
    void itCanDoWithout() throws Exception {
        assertThat(learner("--no-learner").flag("available")).contains(false);
    }
}

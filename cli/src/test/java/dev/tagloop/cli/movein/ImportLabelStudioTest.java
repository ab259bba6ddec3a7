package dev.tagloop.cli.movein;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.cli.server.GateSources;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The same command with and without a server on the data folder. */
class ImportLabelStudioTest {
    @TempDir
    Path folder;

    private Studio source;
    private String token;
    private long project;

    @BeforeEach
    void start() throws Exception {
        source = Studio.start(
                config -> config.dataDir(folder.resolve("there")).port(0).username("ann@example.com"));
        token = source.token(source.user("ann@example.com").orElseThrow());
        try (StudioClient client = StudioClient.connect(source.url(), token)) {
            project = client.startProject(
                            ProjectSettings.titled("News").labelConfig("<View><Text name='t' value='$text'/></View>"))
                    .id();
        }
        Path tasks = Files.writeString(folder.resolve("tasks.json"), """
                [{"data": {"text": "Bob \ud83d\ude00"}, "annotations": [{"result": [{"id": "a", "from_name": "ner", "to_name": "t",
                  "type": "labels", "value": {"start": 0, "end": 3, "labels": ["PER"]}, "mine": 1.0}]}]}, {"data": {"text": "b"}}]
                """);
        assertThat(Run.of(
                                "import",
                                "--url",
                                source.url(),
                                "--token",
                                token,
                                "--project",
                                Long.toString(project),
                                "--file",
                                tasks.toString())
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    private Run move(String... more) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "import-label-studio",
                                source.url(),
                                "--token",
                                token,
                                "--data-dir",
                                folder.resolve("here").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> tasks(Studio studio, String token, long project) {
        try (StudioClient client = StudioClient.connect(studio.url(), token);
                Stream<Task> tasks = client.exports().tasks(project, ExportOptions.all())) {
            return tasks.map(task -> task.json().toString()).toList();
        }
    }

    @Test
    void aFolderWithoutAServerHasItAllAfterwards() {
        Run dry = move("--dry-run");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains(
                        "looked at only:", "project 1 \"News\" would come: 2 tasks, 1 annotations", "1 would be made");
        Run run = move();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("project 1 \"News\" is here as 1: 2 tasks, 1 annotations, 0 predictions, 0 drafts")
                .contains("tagloop user link ann@example.com");
        assertThat(move().out()).contains("project 1 \"News\" came before, as 1");
        try (Studio here =
                Studio.start(config -> config.dataDir(folder.resolve("here")).port(0))) {
            String own = here.token(here.user("ann@example.com").orElseThrow());
            assertThat(tasks(here, own, project))
                    .isEqualTo(tasks(source, token, project))
                    .hasSize(2);
        }
    }

    @Test
    void aServerThatRunsDoesItItself() {
        try (Studio here = Studio.start(config -> config.dataDir(folder.resolve("here"))
                .port(0)
                .username("eve@example.com")
                .moveSources(new GateSources(List.of())))) {
            Run run = move("--json", "--project", Long.toString(project));
            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode report = Json.read(run.out());
            assertThat(report.at("/projects/0/state").asString()).isEqualTo("moved");
            assertThat(report.at("/projects/0/stored/tasks").asLong()).isEqualTo(2);
            String own = here.token(here.user("ann@example.com").orElseThrow());
            // Eve is the first here, and Ann the second.
            assertThat(tasks(here, own, project).stream()
                            .map(task -> task.replace("\"completed_by\":2", "\"completed_by\":1")))
                    .isEqualTo(tasks(source, token, project));
            Run wrong = Run.of(
                    "import-label-studio",
                    source.url(),
                    "--token",
                    "0".repeat(40),
                    "--data-dir",
                    folder.resolve("here").toString());
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.err()).contains("refuses the token").doesNotContain("\tat ");
        }
    }
}

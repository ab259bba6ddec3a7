package dev.tagloop.cli.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.server.Studio;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LabellingOfAServersProjectTest {
    private static final String CONFIG =
            "<View><Text name=\"t\" value=\"$text\"/><Labels name=\"l\" toName=\"t\"><Label value=\"PER\"/></Labels></View>";

    @TempDir
    private Path folder;

    @Test
    void budgetAndShareAreSetAndTold() {
        try (Studio studio = Studio.start(
                config -> config.dataDir(folder.resolve("data")).port(0).username("ann@example.com"))) {
            String token = studio.token(studio.user("ann@example.com").orElseThrow());
            long project;
            try (StudioClient client = StudioClient.connect(studio.url(), token)) {
                project = client.startProject(ProjectSettings.titled("News").labelConfig(CONFIG))
                        .id();
            }
            Run first = run(studio, token, "stop", "--project", Long.toString(project));
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.out())
                    .startsWith("Cannot tell yet: too few versions are measured for a learning curve: 0 of 4.");
            JsonNode budget = Json.read(run(
                                    studio,
                                    token,
                                    "stop",
                                    "--project",
                                    Long.toString(project),
                                    "--budget-hours",
                                    "40",
                                    "--share",
                                    "0.9",
                                    "--json")
                            .out())
                    .get("budget");
            assertThat(budget.toString()).isEqualTo("{\"share\":0.9,\"hours\":40.0,\"tasks\":null}");
            Run wrong = run(studio, token, "stop", "--project", Long.toString(project), "--budget-tasks", "0");
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.err()).contains("Must be from 1 to 1000000000 tasks");
            Run free = run(studio, token, "stop", "--project", Long.toString(project), "--no-budget", "--json");
            assertThat(Json.read(free.out()).at("/budget/hours").isNull()).isTrue();

            Run saved = run(studio, token, "saved", "--project", Long.toString(project));
            assertThat(saved.exitCode()).as(saved.err()).isZero();
            assertThat(saved.out()).contains("no task is held back");
            Run held = run(studio, token, "saved", "--project", Long.toString(project), "--hold-back", "0.1");
            assertThat(held.out()).contains("chance decided which tasks had suggestions (10 % without)");
            assertThat(run(studio, token, "saved", "--project", "1", "--hold-back", "0.9")
                            .err())
                    .contains("--hold-back must be from 0 to 0.5");
        }
    }

    private static Run run(Studio studio, String token, String command, String... more) {
        return Run.on(studio.url(), token, command, more);
    }
}

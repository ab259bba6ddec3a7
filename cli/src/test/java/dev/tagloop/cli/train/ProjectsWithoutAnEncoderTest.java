package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks of a project get the answers of OpenNLP's categorizer, and their texts are read by an encoder. */
class ProjectsWithoutAnEncoderTest {
    private static final String CONFIG =
            "<View><Text name=\"text\" value=\"$text\"/><Choices name=\"topic\" toName=\"text\">"
                    + "<Choice value=\"sport\"/><Choice value=\"politics\"/></Choices></View>";

    @TempDir
    private Path folder;

    @Test
    void itsTasksArePreAnnotatedByOpenNlpAndReadByAnEncoder() throws Exception {
        Path data = Files.writeString(folder.resolve("topics.jsonl"), """
                {"text": "ball goal net", "label": "sport"}
                {"text": "tax vote law", "label": "politics"}
                """);
        Path quick = folder.resolve("quick");
        Run trained = Run.of(
                "train",
                "--engine",
                "opennlp",
                "--held-out",
                "0",
                "--data",
                data.toString(),
                "--output",
                quick.toString());
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        try (Studio studio =
                Studio.start(config -> config.dataDir(folder.resolve("data")).port(0))) {
            String token = studio.token(studio.createUser("ann@example.com"));
            try (StudioClient client = StudioClient.connect(studio.url(), token)) {
                long project = client.startProject(
                                ProjectSettings.titled("Topics").labelConfig(CONFIG))
                        .id();
                long task = create(client, project, "A late goal.");
                create(client, project, "They vote on the law.");
                Run predicted = Run.of(
                        "predict",
                        "--model",
                        quick.toString(),
                        "--project",
                        String.valueOf(project),
                        "--url",
                        studio.url(),
                        "--token",
                        token);
                assertThat(predicted.exitCode()).as(predicted.err()).isZero();
                List<Prediction> stored = client.tasks().get(task).predictions();
                assertThat(stored).hasSize(1);
                assertThat(stored.getFirst().modelVersion()).startsWith("quick");
                assertThat(stored.getFirst().result())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                ChoicesRegion.class,
                                choices -> assertThat(choices.paths()).containsExactly(List.of("sport")));

                Run read = Run.of(
                        "adapt",
                        "--project",
                        String.valueOf(project),
                        "--url",
                        studio.url(),
                        "--token",
                        token,
                        "--output",
                        folder.resolve("read").toString(),
                        "--base",
                        NarrowMiniLm.in(folder.resolve("narrow")),
                        "--epochs",
                        "1",
                        "--held-out",
                        "0",
                        "--json");
                assertThat(read.exitCode()).as(read.err()).isZero();
                JsonObject report = JsonObject.parse(read.out());
                assertThat(report.integer("texts")).hasValue(2);
                assertThat(report.text("data")).contains("project " + project);
                assertThat(report.has("before")).isFalse();
            }
        }
    }

    private static long create(StudioClient client, long project, String text) {
        return client.tasks()
                .create(project, NewTask.of(JsonObject.empty().with("text", text)))
                .id()
                .orElseThrow();
    }
}

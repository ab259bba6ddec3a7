package dev.tagloop.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class QuickstartWithQuestionsTest {
    private static final List<String> PLACES = List.of("Rome", "Paris", "Lima", "Oslo");

    @TempDir
    Path data;

    private Path questions() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String place = PLACES.get(i % 4);
            String context = "Guest " + i + " lives in " + place + ".";
            rows.add(
                    i % 6 == 5
                            ? "{\"context\":\"%s\",\"question\":\"What does guest %d eat?\",\"answers\":{\"text\":[],\"answer_start\":[]}}"
                                    .formatted(context, i)
                            : "{\"context\":\"%s\",\"question\":\"Where does guest %d live?\",\"answers\":{\"text\":[\"%s\"],\"answer_start\":[%d]}}"
                                    .formatted(context, i, place, context.indexOf(place)));
        }
        Path folder = Files.createDirectory(data.resolve("questions"));
        Files.write(folder.resolve("train.jsonl"), rows);
        return folder;
    }

    @Test
    void theLoopAsksLearnsAndAnswers() throws IOException {
        Run run = Run.of(
                "quickstart",
                "--exit",
                "--port",
                "0",
                "--data-dir",
                data.resolve("studio").toString(),
                "--task",
                "qa",
                "--dataset",
                questions().toString(),
                "--tasks",
                "24",
                "--annotate",
                "18",
                "--base",
                NarrowMiniLm.in(data.resolve("narrow")),
                "--epochs",
                "1",
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.object("tasks")).hasToString("Optional[{\"imported\":24,\"annotated\":18,\"predicted\":6}]");
        try (Studio studio = Studio.start(
                        config -> config.dataDir(data.resolve("studio")).port(0));
                StudioClient client =
                        StudioClient.connect(studio.url(), report.text("token").orElseThrow())) {
            List<Task> tasks = client.exports().json(1, ExportOptions.all());
            assertThat(tasks).hasSize(24);
            assertThat(tasks.stream().filter(task -> task.annotations().size() == 1))
                    .hasSize(18)
                    .allSatisfy(task ->
                            assertThat(task.annotations().getFirst().result()).hasSize(1));
            List<Region> answers = new ArrayList<>();
            try (Stream<Task> waiting = client.tasks().listUnannotated(1)) {
                waiting.forEach(task -> task.predictions().forEach(prediction -> answers.addAll(prediction.result())));
            }
            assertThat(answers)
                    .hasSize(6)
                    .allMatch(region -> region.type().orElse("").matches("labels|choices"));
        }
    }
}

package dev.tagloop.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.cli.server.ServedDatasets;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.OwnExport;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetExportTest {
    private static final String[] NAMES = {"Ann", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal"};

    @TempDir
    Path folder;

    private Studio studio;
    private String token;
    private String project;

    @BeforeEach
    void start() throws IOException {
        studio = Studio.start(config -> config.dataDir(folder.resolve("data"))
                .port(0)
                .username("ann@example.com")
                .labelDatasets(new ServedDatasets()));
        token = studio.token(studio.user("ann@example.com").orElseThrow());
        StringBuilder tasks = new StringBuilder("[");
        for (int i = 0; i < 48; i++) {
            String name = NAMES[i % NAMES.length];
            tasks.append(i == 0 ? "" : ",").append("""
                    {"data": {"text": "%s lives in Rome now %d."}, "annotations": [{"result": [{"id": "a", "from_name": "ner",
                      "to_name": "text", "type": "labels", "value": {"start": 0, "end": %d, "labels": ["PER"]}}]}]}""".formatted(name, i, i == 5 ? name.length() - 1 : name.length()));
        }
        Path file = Files.writeString(folder.resolve("tasks.json"), tasks.append("]"));
        Run run = tagloop("import", "--title", "Names", "--file", file.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        project =
                Long.toString(JsonObject.parse(run.out()).integer("project_id").orElseThrow());
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Run tagloop(String command, String... more) {
        return Run.on(studio.url(), token, command, more);
    }

    @Test
    void labelsBecomeAFolderThatLoadsAndTrains() throws IOException {
        Path out = folder.resolve("names");
        Run run = tagloop(
                "export",
                "--project",
                project,
                "--format",
                "hf",
                "--test-size",
                "0.25",
                "--seed",
                "42",
                "--tokenizer",
                "minilm",
                "--license",
                "cc0-1.0",
                "--output",
                out.toString(),
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject told = JsonObject.parse(run.out());
        assertThat(told.object("rows").orElseThrow().toString()).isEqualTo("{\"train\":36,\"test\":12}");
        assertThat(told.object("report").orElseThrow().texts("changes"))
                .singleElement()
                .asString()
                .endsWith(": 0..2 PER snapped to 0..3");

        DatasetDict loaded = Datasets.request(out.toString()).loadAll();
        assertThat(loaded.train().size()).isEqualTo(36);
        assertThat(loaded.test().size()).isEqualTo(12);
        assertThat(loaded.train().features().classLabel("ner_tags").names())
                .containsExactly("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");
        assertThat(loaded.train().get(0).integers("labels")).contains(-100L, 0L, 1L);
        assertThat(Files.readString(out.resolve("README.md")))
                .contains("license: cc0-1.0")
                .contains("project " + project + " (Names) at " + studio.url());

        Run again = tagloop("export", "--project", project, "--format", "hf", "--output", out.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty");

        Run train = Run.of(
                "train",
                "--data",
                out.toString(),
                "--output",
                folder.resolve("model").toString(),
                "--validation",
                out.toString(),
                "--base",
                NarrowMiniLm.in(folder.resolve("narrow")),
                "--epochs",
                "1",
                "--json");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(JsonObject.parse(train.out()).integer("documents")).hasValue(36);
    }

    @Test
    void optionsOfDataSetsBelongToThem() {
        Run run = tagloop("export", "--project", project, "--format", "JSON", "--test-size", "0.1", "--output", "x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("belong to --format hf, not to JSON");
        assertThat(tagloop("export", "--project", project).exitCode()).isEqualTo(2);
        Run share = tagloop(
                "export",
                "--project",
                project,
                "--format",
                "hf",
                "--test-size",
                "1.5",
                "--output",
                folder.resolve("y").toString());
        assertThat(share.exitCode()).isEqualTo(1);
        assertThat(share.err()).contains("above 0 and below 1, not 1.5");
        assertThat(folder.resolve("y")).doesNotExist();
    }

    @Test
    void theServerWritesTheSameAsAnArchive() throws Exception {
        Path archive = folder.resolve("names.zip");
        try (StudioClient client = StudioClient.connect(studio.url(), token)) {
            client.exports()
                    .downloadOwn(
                            Long.parseLong(project),
                            new OwnExport("HF", ExportOptions.annotated(), Optional.empty(), Optional.empty()),
                            archive);
        }
        Path unpacked = folder.resolve("unpacked");
        try (FileSystem zip = FileSystems.newFileSystem(archive);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = unpacked.resolve(file.toString().substring(1));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        DatasetDict loaded = Datasets.request(unpacked.toString()).loadAll();
        assertThat(loaded.train().size()).isEqualTo(48);
        assertThat(loaded.train().features().columns().keySet())
                .containsExactly("id", "text", "tokens", "ner_tags", "spans");
    }
}

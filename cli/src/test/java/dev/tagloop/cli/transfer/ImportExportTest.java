package dev.tagloop.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportExportTest {
    @TempDir
    Path folder;

    private Studio studio;
    private StudioClient client;
    private String token;

    @BeforeEach
    void start() {
        studio = Studio.start(
                config -> config.dataDir(folder.resolve("data")).port(0).username("ann@example.com"));
        token = studio.token(studio.user("ann@example.com").orElseThrow());
        client = StudioClient.connect(studio.url(), token);
    }

    @AfterEach
    void stop() {
        client.close();
        studio.close();
    }

    private Run tagloop(String command, String... more) {
        return Run.on(studio.url(), token, command, more);
    }

    @Test
    void linesOfTextBecomeTasksAndLabelsComeBackAsTheyWere() throws Exception {
        Path texts = Files.writeString(folder.resolve("texts.txt"), "Ann 👩🏽‍💻 in Rome\nשלום עולם\n");
        Run in = tagloop("import", "--title", "Texts", "--file", texts.toString(), "--json");
        assertThat(in.exitCode()).as(in.err()).isZero();
        JsonObject imported = JsonObject.parse(in.out());
        assertThat(imported.integer("tasks")).hasValue(2);
        long project = imported.integer("project_id").orElseThrow();

        Path tasks = Files.writeString(folder.resolve("tasks.json"), """
                [{"data": {"text": "Bob"}, "annotations": [{"result": [{"id": "a", "from_name": "ner", "to_name": "text",
                  "type": "labels", "value": {"start": 0, "end": 3, "text": "Bob", "labels": ["PER"]}, "mine": 1.0}]}]}]
                """);
        assertThat(tagloop("import", "--project", Long.toString(project), "--file", tasks.toString())
                        .exitCode())
                .isZero();

        Path labels = folder.resolve("labels.json");
        Run out = tagloop("export", "--project", Long.toString(project), "--output", labels.toString());
        assertThat(out.exitCode()).as(out.err()).isZero();
        var exported = Json.read(Files.readAllBytes(labels));
        assertThat(exported.size()).isEqualTo(1);
        assertThat(exported.get(0).get("annotations").get(0).get("result").toString())
                .isEqualTo("[{\"id\":\"a\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":"
                        + "{\"start\":0,\"end\":3,\"text\":\"Bob\",\"labels\":[\"PER\"]},\"mine\":1.0}]");
    }

    @Test
    void everyFormatThatFitsIsSavedAndOthersAreNamed() throws Exception {
        Path tasks = Files.writeString(folder.resolve("tasks.json"), """
                [{"data": {"text": "=1 Bob"}, "annotations": [{"result": [{"id": "a", "from_name": "ner", "to_name": "text",
                  "type": "labels", "value": {"start": 3, "end": 6, "text": "Bob", "labels": ["PER"]}}]}]}]
                """);
        Run in = tagloop("import", "--title", "Texts", "--file", tasks.toString(), "--json");
        String project =
                Long.toString(JsonObject.parse(in.out()).integer("project_id").orElseThrow());
        for (String format : new String[] {"JSON_MIN", "CSV", "tsv", "CONLL2003"}) {
            Path file = folder.resolve(format);
            Run out = tagloop("export", "--project", project, "--format", format, "--output", file.toString());
            assertThat(out.exitCode()).as(out.err()).isZero();
            assertThat(Files.readString(file)).contains("Bob").doesNotContain("'=1");
        }
        assertThat(Files.readString(folder.resolve("CONLL2003"))).contains("Bob -X- _ B-PER\n");
        Path safe = folder.resolve("safe.csv");
        assertThat(tagloop(
                                "export",
                                "--project",
                                project,
                                "--format",
                                "CSV",
                                "--spreadsheet-safe",
                                "--output",
                                safe.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(safe)).contains("\"'=1 Bob\"");
        Run other = tagloop(
                "export",
                "--project",
                project,
                "--format",
                "COCO",
                "--output",
                folder.resolve("x").toString());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("COCO").contains("CONLL2003");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void formatsOfOtherToolsAreSavedAndWhatTheyCannotHoldIsTold() throws Exception {
        Path tasks = Files.writeString(folder.resolve("tasks.json"), """
                [{"data": {"text": "Bergamo"}, "annotations": [{"result": [{"id": "a", "from_name": "ner", "to_name": "text",
                  "type": "labels", "value": {"start": 3, "end": 7, "text": "gamo", "labels": ["LOC"]}}]}]}]
                """);
        Run in = tagloop("import", "--title", "Texts", "--file", tasks.toString(), "--json");
        String project =
                Long.toString(JsonObject.parse(in.out()).integer("project_id").orElseThrow());
        Path file = folder.resolve("x.conll");
        Run out = tagloop(
                "export",
                "--project",
                project,
                "--format",
                "conll2003_correct",
                "--scheme",
                "BIOES",
                "--output",
                file.toString(),
                "--json");
        assertThat(out.exitCode()).as(out.err()).isZero();
        assertThat(Files.readString(file)).isEqualTo("-DOCSTART- -X- -X- O\n\nBergamo -X- _ S-LOC\n\n");
        assertThat(JsonObject.parse(out.out()).object("check").orElseThrow().toString())
                .isEqualTo("{\"noted\":1,\"notes\":[\"task-1: 3..7 LOC snapped to 0..7\"],\"documents\":1,\"spans\":1,"
                        + "\"snapped\":1,\"dropped\":0}");
        Run refused = tagloop("export", "--project", project, "--scheme", "IO", "--output", file.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--scheme belongs to CONLL2003_CORRECT and CONLLU_PLUS, not to JSON");
    }

    @Test
    void aWholeProjectGoesOutAsAnArchiveAndComesInAsANewOne() throws Exception {
        Path texts = Files.writeString(folder.resolve("texts.txt"), "Ann\nBob\n");
        assertThat(tagloop("import", "--title", "Texts", "--file", texts.toString())
                        .exitCode())
                .isZero();
        Path archive = folder.resolve("p.zip");
        Run out = tagloop("export", "--project", "1", "--format", "archive", "--output", archive.toString(), "--json");
        assertThat(out.exitCode()).as(out.err()).isZero();
        Run in = tagloop("import", archive.toString(), "--title", "Texts again", "--json");
        assertThat(in.exitCode()).as(in.err()).isZero();
        JsonObject told = JsonObject.parse(in.out());
        assertThat(told.integer("project_id")).hasValue(2);
        assertThat(told.object("report").orElseThrow().integer("tasks")).hasValue(2);
        assertThat(client.projects().get(2).title()).isEqualTo("Texts again");
        Run refused = tagloop("import", archive.toString(), "--project", "1");
        assertThat(refused.exitCode()).isEqualTo(1);
        Run wrong = tagloop("export", "--project", "1", "--no-history", "--output", archive.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
    }

    @Test
    void aSnapshotIsMadeAwaitedSavedAndDeleted() throws Exception {
        Path texts = Files.writeString(folder.resolve("texts.txt"), "Ann\nBob\n");
        Run in = tagloop("import", "--title", "Texts", "--file", texts.toString(), "--json");
        long project = JsonObject.parse(in.out()).integer("project_id").orElseThrow();
        long id = client.snapshots()
                .create(project, JsonObject.empty().with("title", "Before the move"))
                .integer("id")
                .orElseThrow();
        JsonObject made = client.snapshots().await(project, id, Duration.ofSeconds(30));
        assertThat(made.text("status")).hasValue("completed");
        assertThat(client.snapshots().list(project)).containsExactly(made);
        Path file = folder.resolve("snapshot.csv");
        client.snapshots().download(project, id, "CSV", file);
        assertThat(Files.readString(file)).contains("\"Ann\"").contains("\"Bob\"");
        client.snapshots().delete(project, id);
        assertThat(client.snapshots().list(project)).isEmpty();
    }

    @Test
    void tablesBecomeTasks() throws Exception {
        Path csv = Files.writeString(folder.resolve("rows.csv"), "text,source\r\n\"a, b\",x\r\nc,y\r\n");
        Run run = tagloop("import", "--title", "Rows", "--file", csv.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        long project = JsonObject.parse(run.out()).integer("project_id").orElseThrow();
        try (var tasks = client.tasks().list(project)) {
            assertThat(tasks.map(task -> task.data().toString()).toList())
                    .containsExactlyInAnyOrder(
                            "{\"text\":\"a, b\",\"source\":\"x\"}", "{\"text\":\"c\",\"source\":\"y\"}");
        }
    }

    @Test
    void aBadFileLeavesNoProjectBehind() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"text\": \"a\"}\n{\"text\": \n");
        Run run = tagloop("import", "--title", "Broken", "--file", broken.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("broken.jsonl").contains("row 2");
        try (Stream<Project> projects = client.projects().list()) {
            assertThat(projects).isEmpty();
        }
    }

    @Test
    void aWrongTokenIsOneSentence() {
        Run run = Run.of(
                "export", "--url", studio.url(), "--token", "0".repeat(40), "--project", "1", "--output", "x.json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).contains("401");
    }
}

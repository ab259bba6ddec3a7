package dev.tagloop.cli.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotTasks;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SnapshotsCommandTest {
    private static final String CONFIG = "<View>\n"
            + "  <Text name=\"text\" value=\"$text\"/>\n"
            + "  <Labels name=\"ner\" toName=\"text\"><Label value=\"PER\"/><Label value=\"LOC\"/></Labels>\n"
            + "  <Choices name=\"tone\" toName=\"text\"><Choice value=\"good\"/><Choice"
            + " value=\"bad\"/></Choices>\n"
            + "</View>";
    private static final String[] PIECES = {
        "Ann ", "Rome\r\n", "\uD83D\uDE00", "שלום ", "e\u0301 ", "\t", "“quoted” ", "👩‍👩‍👧 ", "\\n ", "<b>&amp;</b> "
    };

    @TempDir
    private Path folder;

    private LearnerTrainings project;

    @BeforeEach
    void open() {
        project = LearnerTrainings.open(folder.resolve("models/project-3"), new LocalTrainer());
    }

    private Run snapshots(String... args) {
        return Run.of(Stream.concat(
                        Stream.concat(Stream.of("snapshots"), Stream.of(args)), Stream.of("--dir", folder.toString()))
                .toArray(String[]::new));
    }

    private static Task task(int id, String text, int end) {
        return new Task(JsonObject.parse(
                "{\"id\": %d, \"data\": {\"text\": \"%s\"}, \"annotations\": [{\"id\": 1, \"result\": [{\"id\": \"a\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": %d, \"labels\": [\"PER\"]}}]}]}"
                        .formatted(id, text, end)));
    }

    private static LabelSnapshot snapshot(List<Task> tasks) {
        return LabelSnapshot.of(CONFIG, tasks, Adjudication.standard());
    }

    @Test
    void snapshotsAreListedNamedRenamedAndTakenFromTheirNames() {
        LabelSnapshot first = snapshot(List.of(task(1, "Ann sleeps", 3)));
        project.snapshots().keep(first, "first");
        Run list = snapshots("ls");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out()).contains(first.digest().substring(0, 12)).endsWith("first\n");

        assertThat(snapshots("name", "first", "reviewed").out())
                .isEqualTo("The snapshot " + first.digest().substring(0, 12) + " is called reviewed.\n");
        assertThat(snapshots("rename", "first", "June 2026").exitCode()).isZero();
        JsonObject told = JsonObject.parse(snapshots("ls", "--json").out())
                .objects("snapshots")
                .getFirst();
        assertThat(told.texts("names")).containsExactly("June 2026", "reviewed");
        assertThat(told.integer("tasks")).hasValue(1);
        assertThat(told.integer("spans")).hasValue(1);

        assertThat(snapshots("name", "reviewed", "v3").err()).contains("cannot be called \"v3\"");
        assertThat(snapshots("name", "reviewed", "June 2026").err()).contains("is called June 2026 already");
        assertThat(snapshots("name", "nothing", "x").err())
                .contains("There is no label snapshot nothing; there are June 2026, reviewed, "
                        + first.digest().substring(0, 12));

        assertThat(snapshots("unname", "reviewed").out()).isEqualTo("No snapshot is called reviewed any more.\n");
        assertThat(snapshots("unname", "June 2026").out()).contains("It was deleted");
        assertThat(project.snapshots().list()).isEmpty();
    }

    @Test
    void theDifferenceOfTwoIsToldInWordsByLabelAndTaskByTask() {
        project.snapshots().keep(snapshot(List.of(task(1, "Ann sleeps", 2))), "a");
        project.snapshots().keep(snapshot(List.of(task(1, "Ann sleeps", 3), task(2, "Bob", 3))), "b");
        assertThat(snapshots("diff", "a", "b").out()).isEqualTo("""
            +1 span, 1 moved, 1 task added
              PER              +1, 1 moved
            """);
        assertThat(snapshots("diff", "a", "b", "--details").out()).endsWith("""
            task id:1
              moved      0..2 PER -> 0..3 PER  "Ann"
            task id:2 added
              added      0..3 PER  "Bob"
            """);
        JsonObject json = JsonObject.parse(snapshots("diff", "a", "b", "--json").out());
        assertThat(json.text("words")).hasValue("+1 span, 1 moved, 1 task added");
        assertThat(json.has("changes")).isFalse();
        assertThat(JsonObject.parse(snapshots("diff", "a", "b", "--json", "--details")
                                .out())
                        .objects("changes"))
                .hasSize(2);
        assertThat(snapshots("diff", "a", "a").out()).isEqualTo("no difference\n");
    }

    @Test
    void everyFormatIsWritten() throws IOException {
        LabelSnapshot labels = snapshot(List.of(task(1, "Ann sleeps", 3), task(2, "Bob", 3)));
        project.snapshots().keep(labels, "a");
        for (ExportFormat format : ExportFormat.values()) {
            Path file = folder.resolve(format.name());
            Run run = snapshots("export", "a", "--format", format.name(), "--output", file.toString(), "--json");
            assertThat(run.exitCode()).as(format + run.err()).isZero();
            assertThat(JsonObject.parse(run.out()).integer("bytes")).hasValue(Files.size(file));
        }
        assertThat(Files.readString(folder.resolve("CONLL2003_CORRECT")))
                .contains("Ann")
                .contains("B-PER");
        assertThat(Files.readString(folder.resolve("JSON"))).contains("\"id\":2");
        assertThat(snapshots("export", "a", "--format", "docx", "--output", "x").err())
                .contains("There is no format docx. Choose one of JSON, ");
    }

    @Test
    void aRestoredProjectSaysExactlyWhatTheSnapshotSays() throws IOException {
        try (Studio studio = Studio.start(
                config -> config.dataDir(folder.resolve("data")).port(0).username("ann@example.com"))) {
            String token = studio.token(studio.user("ann@example.com").orElseThrow());
            for (int seed = 0; seed < 8; seed++) {
                LabelSnapshot labels = snapshot(random(new SplittableRandom(seed)));
                project.snapshots().keep(labels, "seed-" + seed);
                Run run = snapshots(
                        "restore",
                        "seed-" + seed,
                        "--title",
                        "Again",
                        "--url",
                        studio.url(),
                        "--token",
                        token,
                        "--json");
                assertThat(run.exitCode()).as("seed %d: %s", seed, run.err()).isZero();
                JsonObject told = JsonObject.parse(run.out());
                try (StudioClient client = StudioClient.connect(studio.url(), token)) {
                    long id = told.integer("project_id").orElseThrow();
                    LabelSnapshot restored = SnapshotTasks.restored(
                            client.projects().get(id).labelConfig(),
                            client.exports().json(id, ExportOptions.all()).stream());
                    assertThat(restored.digest()).isEqualTo(labels.digest());
                    assertThat(restored.entries())
                            .isEqualTo(
                                    project.snapshots().labels("seed-" + seed).entries());
                    assertThat(restored.entries().toString()).doesNotContain("E+");
                    assertThat(client.projects().get(id).title()).isEqualTo("Again");
                }
            }
        }
    }

    /** Tasks with text of every kind, spans of several labels, choices, relations, notes, scores, and some with nothing to label. */
    private static List<Task> random(SplittableRandom random) {
        List<Task> tasks = new ArrayList<>();
        int count = random.nextInt(1, 40);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(1, 12);
            for (int j = 0; j < pieces; j++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            ObjectNode node = Json.mapper().createObjectNode();
            node.put("id", 1000 - i * 7);
            node.putObject("data").put("text", text.toString()).put("number", random.nextInt(100) / 10.0);
            ArrayNode result =
                    node.putArray("annotations").addObject().put("id", i + 1).putArray("result");
            int length = text.codePointCount(0, text.length());
            int spans = random.nextInt(4);
            for (int j = 0; j < spans; j++) {
                int start = random.nextInt(length);
                int end = random.nextInt(start + 1, length + 1);
                ObjectNode region = result.addObject().put("id", "r" + j);
                region.put("from_name", "ner").put("to_name", "text").put("type", "labels");
                ArrayNode labels = region.putObject("value")
                        .put("start", start)
                        .put("end", end)
                        .put("text", text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)))
                        .putArray("labels");
                labels.add("PER");
                if (random.nextBoolean()) {
                    labels.add("LOC");
                    region.put("score", random.nextInt(1000) / 1000.0);
                    region.putObject("meta").putArray("text").add("sure?");
                }
            }
            if (spans > 1) {
                result.addObject()
                        .put("type", "relation")
                        .put("from_id", "r0")
                        .put("to_id", "r1")
                        .put("direction", "right")
                        .putArray("labels");
            }
            if (random.nextBoolean()) {
                ObjectNode choice = result.addObject()
                        .put("id", "c")
                        .put("from_name", "tone")
                        .put("to_name", "text");
                choice.put("type", "choices")
                        .putObject("value")
                        .putArray("choices")
                        .add("good");
            }
            tasks.add(new Task(JsonObject.owning(node)));
        }
        return tasks;
    }
}

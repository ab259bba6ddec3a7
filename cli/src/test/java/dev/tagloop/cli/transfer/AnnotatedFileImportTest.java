package dev.tagloop.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tagloop import FILE} with files of other programs, against a real server. */
class AnnotatedFileImportTest {
    @TempDir
    static Path folder;

    private static Studio studio;
    private static StudioClient client;
    private static String token;

    @BeforeAll
    static void start() {
        studio = Studio.start(
                config -> config.dataDir(folder.resolve("data")).port(0).username("ann@example.com"));
        token = studio.token(studio.user("ann@example.com").orElseThrow());
        client = StudioClient.connect(studio.url(), token);
    }

    @AfterAll
    static void stop() {
        client.close();
        studio.close();
    }

    private static Run tagloop(String... arguments) {
        return Run.on(studio.url(), token, "import", arguments);
    }

    private static String write(String name, String content) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content).toString();
    }

    /** The texts of a project's spans, with their labels. */
    private static List<String> spans(long project) {
        try (var tasks = client.tasks().list(project)) {
            return tasks.flatMap(task -> task.annotations().stream())
                    .flatMap(annotation -> annotation.result().stream())
                    .map(region -> region.value().text("text").orElse("") + " "
                            + region.value().texts("labels").getFirst())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aDryRunNeedsNoServerAndShowsWhatWouldCome() throws Exception {
        String file = write("train.conll", "EU B-ORG\nrejects O\n\nAnn B-PER\nLee I-PER\n");
        Run run = Run.of("import", file, "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Format: conll, because its name ends as CoNLL files do.")
                .contains("Tags were found to be bio.")
                .contains("Tasks: 2 with 2 annotations, 0 predictions and 2 spans; rows that cannot become tasks: 0")
                .contains("<Label value=\"ORG\"")
                .contains("\"text\":\"Ann Lee\"")
                .contains("Nothing was changed (--dry-run).");
        Run json = Run.of("import", file, "--dry-run", "--json");
        JsonObject found = JsonObject.parse(json.out());
        assertThat(found.integer("tasks")).hasValue(2);
        assertThat(found.text("format")).hasValue("conll");
        assertThat(found.objects("first_tasks")).hasSize(2);
    }

    @Test
    void aNewProjectGetsTheLabelsOfTheFile() throws Exception {
        String file = write("rows.jsonl", """
                {"text":"😀 Ann","spans":[{"start":3,"end":6,"label":"PER","text":"Ann"}],"answer":"accept"}
                {"text":"Rome","spans":[{"start":0,"end":4,"label":"LOC","text":"Rome"}],"answer":"accept"}
                """);
        Run run = tagloop("--title", "Prodigy", file, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.text("format")).hasValue("prodigy");
        assertThat(report.text("unit")).hasValue("utf-16");
        assertThat(report.integer("annotations")).hasValue(2);
        long project = report.integer("project_id").orElseThrow();
        assertThat(spans(project)).containsExactly("Ann PER", "Rome LOC");
        assertThat(client.projects().get(project).labelConfig())
                .isEqualTo(LabelConfigTemplates.namedEntities(List.of("PER", "LOC")));
    }

    @Test
    void rowsThatDoNotFitAreWrittenToAFileAndNothingIsImportedUnlessWanted() throws Exception {
        String file = write("doccano.jsonl", """
                {"text":"Ann","label":[[0,3,"PER"]]}
                {"text":"Bob","label":[[0,9,"PER"]]}
                """);
        Path errors = folder.resolve("errors.jsonl");
        long before = projects();
        Run refused = tagloop("--title", "Doccano", file, "--errors", errors.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("1 of 2 rows")
                .contains("doccano.jsonl, row 2, label[0]: the span 0..9 does not lie in the text of 3 code points")
                .contains("--skip-errors");
        assertThat(projects()).isEqualTo(before);
        assertThat(Files.readString(errors))
                .isEqualTo("{\"file\":\"doccano.jsonl\",\"row\":2,\"field\":\"label[0]\","
                        + "\"message\":\"the span 0..9 does not lie in the text of 3 code points\"}\n");
        Run taken = tagloop("--title", "Doccano", file, "--skip-errors", "--tags", "predictions", "--json");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        JsonObject report = JsonObject.parse(taken.out());
        assertThat(report.integer("tasks")).hasValue(1);
        assertThat(report.integer("predictions")).hasValue(1);
        assertThat(report.integer("rows_refused")).hasValue(1);
    }

    private static long projects() {
        try (var all = client.projects().list()) {
            return all.count();
        }
    }

    @Test
    void aProjectsOwnConfigDecidesWhereLabelsGo() throws Exception {
        long project = client.projects()
                .create(ProjectSettings.titled("Own")
                        .labelConfig(LabelConfigTemplates.spans("body", "t", "n", List.of("PER"))))
                .id();
        write("brat/a.txt", "Ann is here\n");
        write("brat/a.ann", "T1\tPER 0 3\tAnn\n");
        Run folderRun = tagloop(
                "--project", Long.toString(project), folder.resolve("brat").toString());
        assertThat(folderRun.exitCode()).as(folderRun.err()).isZero();
        Run fileRun = tagloop(
                "--project",
                Long.toString(project),
                folder.resolve("brat/a.txt").toString());
        assertThat(fileRun.exitCode()).as(fileRun.err()).isZero();
        assertThat(spans(project)).containsExactly("Ann PER", "Ann PER");
        try (var tasks = client.tasks().list(project)) {
            assertThat(tasks.map(task -> task.data().toString()).toList())
                    .containsExactly("{\"body\":\"Ann is here\\n\"}", "{\"body\":\"Ann is here\\n\"}");
        }
    }

    @Test
    void spansThatDoNotFitInLabelStudiosJsonAreToldAndTaken() throws Exception {
        String file = write("tasks.json", """
                [{"data":{"text":"😀 Ann"},"annotations":[{"result":[{"from_name":"ner","to_name":"text","type":"labels",
                "value":{"start":3,"end":6,"text":"Ann","labels":["PER"]}}]}]}]
                """);
        Run run = tagloop("--title", "Plain", file, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(JsonObject.parse(
                                Run.of("import", file, "--dry-run", "--json").out())
                        .integer("spans_that_do_not_fit"))
                .hasValue(1);
        assertThat(JsonObject.parse(run.out()).integer("annotations")).hasValue(1);
    }

    @Test
    void optionsOfFilesAndOfDataSetsAreKeptApart() throws Exception {
        String file = write("x.csv", "text\na\n");
        assertThat(tagloop("--title", "x", file, "--unit", "utf-8").err())
                .contains("--unit is for files, not for tables, plain texts and Label Studio's JSON.");
        assertThat(tagloop("--title", "x", file, "--format", "xml").err())
                .contains("--format is one of jsonl, conll, brat, spacy, doccano, prodigy, not xml.");
        assertThat(tagloop(file, "--split", "train", "--dry-run").err())
                .contains("--split is for rows of --hf, not for files.");
        assertThat(tagloop("--hf", "x/y", "--unit", "utf-8").err())
                .contains("--unit is for files, not for rows of --hf.");
    }
}

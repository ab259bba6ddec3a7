package dev.tagloop.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.Studio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tagloop import --hf} in a process of its own, against a Hub and a server on this machine. */
@Tag("thorough")
class HubImportTest {
    @TempDir
    Path folder;

    private LocalHub hub;
    private Studio studio;
    private StudioClient client;
    private String token;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        hub = LocalHub.start(folder.resolve("hub"));
        environment.put("HF_ENDPOINT", hub.endpoint());
        environment.put("HF_HOME", folder.resolve("home").toString());
        environment.put("HF_TOKEN", "");
        studio = Studio.start(
                config -> config.dataDir(folder.resolve("data")).port(0).username("ann@example.com"));
        token = studio.token(studio.user("ann@example.com").orElseThrow());
        client = StudioClient.connect(studio.url(), token);
    }

    @AfterEach
    void stop() {
        client.close();
        studio.close();
        hub.close();
    }

    private record Outcome(int code, String output) {
        JsonObject json() {
            assertThat(code).as(output).isZero();
            return JsonObject.parse(
                    output.lines().filter(line -> line.startsWith("{")).toList().getLast());
        }
    }

    private Program start(String... more) throws Exception {
        return Program.tagloop(
                environment,
                Stream.concat(Stream.of("import", "--url", studio.url(), "--token", token), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Outcome tagloop(String... args) throws Exception {
        try (Program program = start(args)) {
            int code = program.await(Duration.ofMinutes(1));
            return new Outcome(code, program.output());
        }
    }

    private List<Task> tasks(long project) {
        try (Stream<Task> tasks = client.tasks().list(project)) {
            return tasks.sorted(Comparator.comparing(task -> task.id().orElseThrow()))
                    .toList();
        }
    }

    @Test
    void theTutorialsRowsBecomeTasksOfItsShapeWithTheirTagsAsSuggestions() throws Exception {
        LocalRepo repo = HubRows.wikiann(hub, folder, HubRows.rows(120));
        Outcome run = tagloop("--hf", "wikiann/en", "--split", "train[:100]", "--json");
        assertThat(run.code()).as(run.output()).isZero();
        JsonObject report = run.json();
        assertThat(report.integer("tasks")).hasValue(100);
        assertThat(report.integer("predictions")).hasValue(100);
        assertThat(report.integer("annotations")).hasValue(0);
        long project = report.integer("project_id").orElseThrow();
        assertThat(client.projects().get(project).title()).isEqualTo("wikiann/en");
        assertThat(client.projects().get(project).labelConfig())
                .contains("<Text name=\"text\" value=\"$text\"/>")
                .contains("<Labels name=\"ner\" toName=\"text\">")
                .containsSubsequence("\"PER\"", "\"ORG\"", "\"LOC\"");

        List<Task> tasks = tasks(project);
        assertThat(tasks).hasSize(100);
        Task last = tasks.getLast();
        assertThat(last.data().toString())
                .isEqualTo(JsonObject.empty()
                        .with("text", "Ann 99 👩🏽‍💻 Lee lives in New York .")
                        .toString());
        assertThat(last.meta().keys()).containsExactly("source", "hf_index", "config", "split", "revision", "hf_hash");
        assertThat(last.meta().text("source")).contains("wikiann");
        assertThat(last.meta().integer("hf_index")).hasValue(99);
        assertThat(last.meta().text("config")).contains("en");
        assertThat(last.meta().text("split")).contains("train");
        assertThat(last.meta().text("revision")).contains(repo.head());
        assertThat(last.predictions().getFirst().modelVersion())
                .contains("wikiann@" + repo.head().substring(0, 8));
        List<Region> regions = last.predictions().getFirst().result();
        assertThat(regions).hasSize(3).allMatch(LabelsRegion.class::isInstance);
        Text text = Text.of(last.data().text("text").orElseThrow());
        assertThat(regions.stream()
                        .map(region -> text.slice(((LabelsRegion) region).span()))
                        .toList())
                .containsExactly("Ann", "Lee", "New York");
        assertThat(regions.stream()
                        .map(region -> ((LabelsRegion) region).labels().getFirst())
                        .toList())
                .containsExactly("PER", "PER", "LOC");
    }

    @Test
    void tagsCanBeTheTruthOrNothing() throws Exception {
        HubRows.wikiann(hub, folder, HubRows.rows(3));
        JsonObject truth = tagloop("--hf", "wikiann/en", "--tags", "ground-truth", "--title", "Truth", "--json")
                .json();
        Task task = tasks(truth.integer("project_id").orElseThrow()).getFirst();
        assertThat(task.annotations().getFirst().groundTruth()).isTrue();
        assertThat(task.annotations().getFirst().result()).hasSize(3);
        JsonObject none = tagloop("--hf", "wikiann", "--config", "en", "--tags", "none", "--json")
                .json();
        assertThat(none.integer("predictions")).hasValue(0);
        assertThat(none.integer("tasks")).hasValue(3);
    }

    @Test
    void anUpdateAddsNewRowsTellsOthersAndTouchesNothing() throws Exception {
        LocalRepo repo = HubRows.wikiann(hub, folder, HubRows.rows(5));
        long project = tagloop("--hf", "wikiann/en", "--json")
                .json()
                .integer("project_id")
                .orElseThrow();
        List<Task> before = tasks(project);
        long labelled = before.get(1).id().orElseThrow();
        client.annotations().create(labelled, NewAnnotation.of(List.of()));
        String id = Long.toString(project);
        JsonObject again = tagloop("--hf", "wikiann/en", "--project", id, "--update", "--json")
                .json();
        assertThat(again.integer("tasks")).hasValue(0);
        assertThat(again.object("update").orElseThrow().integer("same")).hasValue(5);

        List<Map<String, Object>> rows = HubRows.rows(6);
        rows.set(1, HubRows.row(List.of("Other", "words"), 0L, 0L));
        rows.remove(3);
        rows.add(HubRows.row(7));
        rows.add(HubRows.row(8));
        repo.put("en/train-00000-of-00001.parquet", HubRows.parquet(folder, rows.subList(0, 7)));
        JsonObject update = tagloop("--hf", "wikiann/en", "--project", id, "--update", "--json")
                .json();
        assertThat(update.integer("tasks")).as(update.toString()).hasValue(3);
        JsonObject report = update.object("update").orElseThrow();
        assertThat(report.integer("new")).hasValue(3);
        assertThat(report.integer("same")).hasValue(3);
        assertThat(report.objects("changed")).singleElement().satisfies(changed -> {
            assertThat(changed.integer("task")).hasValue(labelled);
            assertThat(changed.flag("labelled")).contains(true);
        });
        assertThat(report.objects("removed"))
                .singleElement()
                .satisfies(removed -> assertThat(removed.integer("task"))
                        .hasValue(before.get(3).id().orElseThrow()));
        assertThat(tasks(project).subList(0, 5).stream()
                        .map(task -> task.data().toString())
                        .toList())
                .isEqualTo(before.stream().map(task -> task.data().toString()).toList());
    }

    @Test
    void aDryRunShowsTasksAndMakesNoProject() throws Exception {
        HubRows.wikiann(hub, folder, HubRows.rows(4));
        Outcome run = tagloop("--hf", "wikiann/en", "--dry-run");
        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("token-classification (tokens: tokens, tags: ner_tags)")
                .contains("Rows: 4")
                .contains("Nothing was changed");
        try (Stream<Project> projects = client.projects().list()) {
            assertThat(projects).isEmpty();
        }
    }

    @Test
    void aBrokenRowFarBehindLeavesNothing() throws Exception {
        List<Map<String, Object>> rows = HubRows.rows(600);
        rows.set(590, HubRows.row(List.of("a", "b"), 1L));
        HubRows.wikiann(hub, folder, rows);
        Outcome run = tagloop("--hf", "wikiann/en");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .contains("Row 590 of the split \"train\" of wikiann cannot become a task: it has 2 tokens but 1 tags.")
                .doesNotContain("\tat ");
        try (Stream<Project> projects = client.projects().list()) {
            assertThat(projects).isEmpty();
        }
        long project = tagloop("--hf", "wikiann/en", "--split", "train[:5]", "--json")
                .json()
                .integer("project_id")
                .orElseThrow();
        assertThat(tagloop("--hf", "wikiann/en", "--project", Long.toString(project))
                        .code())
                .isEqualTo(1);
        assertThat(tasks(project)).hasSize(5);
    }

    @Test
    void ctrlCTakesBackWhatWasImported() throws Exception {
        HubRows.wikiann(hub, folder, HubRows.rows(20_000));
        try (Program program = start("--hf", "wikiann/en")) {
            program.awaitLine("Importing ...", Duration.ofMinutes(1));
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < end && stored() == 0) {
                Thread.sleep(20);
            }
            assertThat(stored()).isBetween(1L, 19_999L);
            program.terminate();
            assertThat(program.await(Duration.ofMinutes(1)))
                    .as(program.output())
                    .isNotZero();
        }
        try (Stream<Project> projects = client.projects().list()) {
            assertThat(projects).isEmpty();
        }
    }

    private long stored() {
        try (Stream<Project> projects = client.projects().list()) {
            return projects.mapToLong(project -> project.taskNumber().orElse(0)).sum();
        }
    }

    @Test
    void mistakesAreSentences() throws Exception {
        HubRows.wikiann(hub, folder, HubRows.rows(2));
        assertThat(tagloop("--hf", "wikiann").output())
                .contains("Please pick one among the available configs: [de, en]");
        assertThat(tagloop("--hf", "nobody/nothing").output())
                .contains("doesn't exist on the Hub or cannot be accessed");
        assertThat(tagloop("--hf", "wikiann/en", "--map", "text=langs").output())
                .contains("a text is needed there");
        assertThat(tagloop("--file", "x.json", "--split", "test", "--title", "T")
                        .output())
                .contains("--split is for rows of --hf");
    }
}

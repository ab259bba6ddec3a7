package dev.tagloop.labelstudio.client;

import static dev.tagloop.labelstudio.client.RecordedServer.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.Golden;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.ImportResult;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of the client against what the original server was recorded to answer. */
class ClientSpeaksTheRecordedApiTest {
    private RecordedServer server;
    private StudioClient studio;

    @BeforeEach
    void start() {
        Golden.folder();
        server = new RecordedServer();
        studio = StudioClient.connect(server.url() + "/", TestTokens.LEGACY);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            studio.close();
            server.close();
            assertThat(server.complaints()).isEmpty();
            assertThat(server.done()).isTrue();
        }
    }

    private static String recordedConfig(String scenario, String name) {
        JsonObject request = Golden.exchange(scenario, name).object("request").orElseThrow();
        return request.object("body").orElseThrow().text("label_config").orElseThrow();
    }

    @Test
    void connection() {
        server.then("01", "health", "version", "whoami by legacy token");
        Connection connection = studio.checkConnection();
        assertThat(connection.status()).isEqualTo("UP");
        assertThat(connection.release()).isEqualTo("1.23.0.dev0");
        assertThat(connection.user().email()).isEqualTo("ann@example.org");
        assertThat(connection.user().id()).hasValue(id("user", 1));
        assertThat(server.last().authorization()).isEqualTo("Token " + TestTokens.LEGACY);
    }

    @Test
    void projectIsMade() {
        server.then("05", "create project");
        Project project = studio.startProject(
                ProjectSettings.titled("SDK routes").labelConfig(recordedConfig("05", "create project")));
        assertThat(project.id()).isEqualTo(id("project", 1));
        assertThat(project.labelConfig()).isEqualTo(recordedConfig("05", "create project"));
        assertThat(project.createdBy().orElseThrow().email()).isEqualTo("ann@example.org");
        assertThat(project.createdAt()).contains(Instant.parse("2026-11-24T08:30:00.123456Z"));
        assertThat(studio.projectUrl(project.id())).isEqualTo(server.url() + "/projects/" + project.id());
    }

    @Test
    void projectIsReadChangedAndDeleted() {
        long four = id("project", 4);
        server.then("02", "get", "patch title", "delete", "delete again");
        Project read = studio.projects().get(four);
        assertThat(read.title()).isEqualTo("NER one");
        assertThat(read.taskNumber()).hasValue(0);
        Project changed = studio.projects()
                .update(
                        four,
                        ProjectSettings.titled("NER renamed")
                                .maximumAnnotations(2)
                                .set("sampling", "Uncertainty sampling")
                                .set("show_skip_button", false));
        assertThat(changed.title()).isEqualTo("NER renamed");
        assertThat(changed.maximumAnnotations()).hasValue(2);
        assertThat(changed.sampling()).isEqualTo("Uncertainty sampling");
        studio.projects().delete(four);
        assertThatThrownBy(() -> studio.projects().delete(four))
                .isInstanceOfSatisfying(StudioApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.serverMessage()).isEqualTo("No Project matches the given query.");
                    assertThat(e.errorId()).isNotEmpty();
                })
                .hasMessage("DELETE " + server.url() + "/api/projects/" + four
                        + "/ was answered with 404: No Project matches the given query.");
    }

    @Test
    void projectsAreListedToTheEnd() {
        server.then("02", "list: title contains", "list: past the end");
        assertThat(studio.projects().titled("ner")).extracting(Project::title).containsExactly("NER one");
        assertThat(server.seen().getFirst().query())
                .containsEntry("title", "ner")
                .containsEntry("page", "1");
        assertThat(server.last().query()).containsEntry("page", "2");
    }

    @Test
    void refusedTitleSaysWhy() {
        server.then("02", "create: title too short");
        assertThatThrownBy(() -> studio.startProject(ProjectSettings.titled("ab")))
                .isInstanceOfSatisfying(
                        StudioApiException.class,
                        e -> assertThat(e.validationErrors())
                                .containsExactly(
                                        Map.entry("title", List.of("Ensure this field has at least 3 characters."))))
                .hasMessageEndingWith("was answered with 400: title: Ensure this field has at least 3 characters.");
    }

    @Test
    void configIsAskedAbout() {
        long four = id("project", 4);
        server.then("02", "validate: good", "validate: used control renamed");
        studio.projects().validateConfig(four, recordedConfig("02", "validate: good"));
        String renamed = recordedConfig("02", "validate: used control renamed");
        assertThatThrownBy(() -> studio.projects().validateConfig(four, renamed))
                .hasMessageEndingWith(
                        "400: Created annotations are incompatible with provided labeling schema, we found:\n"
                                + "2 with from_name=ner, to_name=text, type=labels");
    }

    @Test
    void tasksAreImported() {
        server.then("05", "2.x import");
        ImportResult result = studio.projects().importTasks(id("project", 1), List.of(NewTask.ofText("c")));
        assertThat(result.taskIds()).containsExactly(id("task", 3));
        assertThat(result.taskCount()).isEqualTo(1);
        assertThat(result.annotationCount()).isZero();
        assertThat(result.predictionCount()).isZero();
        assertThat(server.last().query()).containsEntry("return_task_ids", "true");
    }

    @Test
    void refusedImportSaysWhy() {
        server.then("03", "import: missing field in data");
        assertThatThrownBy(() ->
                        studio.projects().importTasks(id("project", 1), List.of(NewTask.of(Map.of("nope", 1)))))
                .hasMessageContaining("400: Error at item 0: \"text\" key is expected in task data");
    }

    @Test
    void tasksAreListedToThe404() {
        server.then("05", "1.x get_tasks page 1", "1.x get_tasks page 2");
        List<Task> tasks = studio.tasks().list(id("project", 1)).toList();
        assertThat(tasks)
                .extracting(task -> task.data().text("text").orElseThrow())
                .containsExactly("a Rome", "b", "c");
        assertThat(tasks)
                .extracting(task -> task.id().orElseThrow())
                .containsExactly(id("task", 1), id("task", 2), id("task", 3));
        assertThat(server.last().query())
                .containsExactly(
                        Map.entry("project", Long.toString(id("project", 1))),
                        Map.entry("fields", "all"),
                        Map.entry("page", "2"),
                        Map.entry("page_size", "100"));
    }

    @Test
    void taskIsMadeReadAndChanged() {
        server.then("06", "create", "get", "patch meta", "delete", "delete all");
        Map<String, Object> extra = new java.util.LinkedHashMap<>();
        extra.put("a", null);
        NewTask task =
                NewTask.of(Map.of("text", "made", "extra", List.of(1, extra))).withMeta(Map.of("m", 1));
        assertThat(studio.tasks().create(id("project", 1), task).innerId()).hasValue(6);
        long one = id("task", 1);
        assertThat(studio.tasks().get(one).labeled()).isFalse();
        Task changed = studio.tasks().update(one, JsonObject.parse("{\"meta\":{\"deep\":{\"x\":[1,2]}}}"));
        assertThat(changed.meta()).hasToString("{\"deep\":{\"x\":[1,2]}}");
        studio.tasks().delete(one);
        studio.tasks().deleteAll(id("project", 1));
    }

    @Test
    void annotationIsSubmitted() {
        server.then("10", "create");
        LabelsRegion first = LabelsRegion.create("ner", "text", new CodePointSpan(0, 7), "Ann Lee", List.of("PER"))
                .withId("r1");
        Region second = Region.of(LabelsRegion.create("ner", "text", new CodePointSpan(11, 15), "Rome", List.of("LOC"))
                .withId("r2")
                .json()
                .with("unknown_key", Map.of("a", 1))
                .with("meta", Map.of("text", List.of("note")))
                .with("score", 0.5));
        Annotation annotation = studio.annotations()
                .create(
                        id("task", 1),
                        NewAnnotation.of(List.of(first, second)).leadTime(3.25).set("project", id("project", 1)));
        assertThat(annotation.id()).hasValue(id("annotation", 1));
        assertThat(annotation.taskId()).hasValue(id("task", 1));
        assertThat(annotation.completedBy()).hasValue(id("user", 1));
        assertThat(annotation.leadTime()).hasValue(3.25);
        assertThat(annotation.result()).hasSize(2);
        assertThat(annotation.result().get(1).json().object("unknown_key")).contains(JsonObject.parse("{\"a\":1}"));
    }

    @Test
    void annotationsAreListedAndDeleted() {
        server.then("10", "list", "delete", "get deleted");
        assertThat(studio.annotations().list(id("task", 1)))
                .hasSizeGreaterThan(3)
                .allSatisfy(annotation -> assertThat(annotation.taskId()).hasValue(id("task", 1)));
        studio.annotations().delete(id("annotation", 2));
        assertThatThrownBy(() -> studio.annotations().get(id("annotation", 2)))
                .isInstanceOfSatisfying(
                        StudioApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void annotationIsChanged() {
        server.then("10", "patch ground truth only");
        Annotation changed = studio.annotations()
                .update(id("annotation", 1), NewAnnotation.none().groundTruth(true));
        assertThat(changed.groundTruth()).isTrue();
    }

    @Test
    void sameUniqueIdIsAConflictAndNotSentAgain() {
        server.then("10", "create: same unique_id");
        NewAnnotation annotation = NewAnnotation.of(List.of()).set("unique_id", "11111111-1111-4111-8111-111111111111");
        assertThatThrownBy(() -> studio.annotations().create(id("task", 1), annotation))
                .isInstanceOfSatisfying(
                        StudioApiException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessageEndingWith("409: Annotation with this unique id already exists");
    }

    @Test
    void taskIsSkipped() {
        server.then("09", "skip the 3rd");
        Annotation skip = studio.annotations()
                .skip(id("task", 3), NewAnnotation.of(List.of()).set("lead_time", 2));
        assertThat(skip.wasCancelled()).isTrue();
        assertThat(server.last().query()).containsExactly(Map.entry("was_cancelled", "1"));
    }

    @Test
    void predictionIsStored() {
        server.then("11", "create: list", "get", "delete");
        LabelsRegion region = LabelsRegion.create("ner", "text", new CodePointSpan(0, 3), "Ann", List.of("PER"))
                .withId("p1")
                .withScore(0.5);
        Prediction prediction = studio.predictions()
                .create(NewPrediction.of(id("task", 1), List.of(region))
                        .score(0.75)
                        .modelVersion("m1"));
        assertThat(prediction.id()).hasValue(id("prediction", 1));
        assertThat(prediction.modelVersion()).isEqualTo("m1");
        assertThat(studio.predictions().get(id("prediction", 1)).score()).hasValue(0.75);
        studio.predictions().delete(id("prediction", 1));
    }

    @Test
    void predictionsAreStoredInBulk() {
        server.then("11", "import predictions: good");
        LabelsRegion first = LabelsRegion.create("ner", "text", new CodePointSpan(0, 3), "Ann", List.of("PER"))
                .withId("p1")
                .withScore(0.5);
        Region second = Region.of(JsonObject.parse("""
                {"from_name":"ner","to_name":"text","type":"labels","value":{"start":0,"end":1,"labels":["LOC"]}}"""));
        long stored = studio.predictions()
                .createAll(
                        id("project", 1),
                        List.of(
                                NewPrediction.of(id("task", 1), List.of(first))
                                        .score(0.25)
                                        .modelVersion("bulk"),
                                NewPrediction.of(id("task", 1), List.of(second))));
        assertThat(stored).isEqualTo(2);
    }

    @Test
    void modelVersionsAreCounted() {
        server.then("11", "model versions");
        assertThat(studio.projects().modelVersions(id("project", 1)))
                .containsEntry("", 24L)
                .containsEntry("undefined", 5L)
                .containsEntry("bulk", 1L);
    }

    @Test
    void nextTaskComesWithItsPredictions() {
        server.then("09", "next");
        Task task = studio.projects().nextTask(id("project", 1)).orElseThrow();
        assertThat(task.id()).hasValue(id("task", 1));
        assertThat(task.predictions().getFirst().result().getFirst().textSpan()).contains(new CodePointSpan(0, 1));
    }

    @Test
    void nothingLeftIsNoError() {
        server.then("09", "next when nothing is left").then("05", "1.x get_project");
        assertThat(studio.projects().nextTask(id("project", 1))).isEmpty();
    }

    @Test
    void nextOfAnUnknownProjectIsAnError() {
        server.then("09", "next of an unknown project").then("02", "get: unknown");
        assertThatThrownBy(() -> studio.projects().nextTask(99))
                .isInstanceOfSatisfying(
                        StudioApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void exportIsStreamed() {
        server.then("12", "JSON, all tasks", "export of the empty project");
        long project = id("project", 1);
        try (Stream<Task> tasks =
                studio.exports().tasks(project, ExportOptions.all().only(List.of(5L, 6L)))) {
            assertThat(tasks)
                    .hasSizeGreaterThan(5)
                    .anySatisfy(task -> assertThat(task.data().text("text"))
                            .hasValueSatisfying(text -> assertThat(text).startsWith("😀 Ann Lee's")));
        }
        assertThat(server.last().query())
                .containsExactly(
                        Map.entry("exportType", "JSON"),
                        Map.entry("download_all_tasks", "true"),
                        Map.entry("ids[]", "6"));
        assertThat(studio.exports().json(project, ExportOptions.annotated())).isEmpty();
    }

    @Test
    void exportOfAnUnknownProjectIsAnError() {
        server.then("12", "unknown project");
        assertThatThrownBy(() -> studio.exports().json(99, ExportOptions.annotated()))
                .isInstanceOfSatisfying(
                        StudioApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void formatsAreListed() {
        server.then("12", "formats");
        assertThat(studio.exports().formats(id("project", 1)))
                .extracting(format -> format.text("name").orElseThrow())
                .contains("JSON", "CONLL2003");
    }

    @Test
    void tokensAreMadeAndKilled() {
        server.then(
                "01",
                "legacy token of ann",
                "JWT settings",
                "JWT settings: enable legacy tokens",
                "create personal access token",
                "create a second one",
                "list personal access tokens",
                "rotate",
                "blacklist",
                "blacklist again");
        Tokens tokens = studio.tokens();
        assertThat(tokens.legacy()).isEqualTo(TestTokens.LEGACY);
        assertThat(tokens.legacyEnabled()).isFalse();
        tokens.enableLegacy(true);
        String personal = tokens.createPersonal();
        assertThat(personal).isEqualTo(RecordedServer.ACCESS);
        assertThatThrownBy(tokens::createPersonal)
                .hasMessageEndingWith(
                        "409: You already have a valid token. Please revoke it before creating a new one.");
        assertThat(tokens.listPersonal()).hasSize(1);
        assertThat(tokens.rotatePersonal(personal)).isEqualTo(RecordedServer.ACCESS);
        tokens.revokePersonal(personal);
        assertThatThrownBy(() -> tokens.revokePersonal(personal))
                .hasMessageEndingWith("404: Token is invalid or already blacklisted.");
    }

    @Test
    void usersAreListed() {
        server.then("01", "users");
        assertThat(studio.users().list())
                .extracting(user -> user.email())
                .containsExactly("ann@example.org", "bob@example.org");
    }

    @Test
    void personalTokenIsExchangedFirst() {
        server.then("01", "refresh", "whoami by access token");
        try (StudioClient personal = StudioClient.connect(server.url(), RecordedServer.ACCESS)) {
            assertThat(personal.users().whoami().username()).isEqualTo("ann");
        }
        assertThat(server.seen().getFirst().authorization()).isNull();
        assertThat(server.last().authorization()).isEqualTo("Bearer " + RecordedServer.ACCESS);
    }

    @Test
    void deadPersonalTokenSaysSo() {
        server.then("01", "refresh of the dead one");
        try (StudioClient personal = StudioClient.connect(server.url(), RecordedServer.ACCESS)) {
            assertThatThrownBy(() -> personal.users().whoami())
                    .isInstanceOfSatisfying(
                            StudioApiException.class,
                            e -> assertThat(e.status()).isEqualTo(401))
                    .hasMessage(
                            "POST " + server.url() + "/api/token/refresh/ was answered with 401: Token is blacklisted");
        }
    }
}

package dev.tagloop.server.archives;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("thorough")
class ArchivesTest {
    private static final String RESULT =
            "[{\"id\":\"a\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":3,"
                    + "\"text\":\"Ann\",\"labels\":[\"PER\"]},\"mine\":1.0}]";

    @TempDir
    Path folder;

    @Test
    void aProjectComesBackAsItWasElsewhereToo() throws Exception {
        byte[] archive;
        JsonNode before;
        JsonNode summary;
        try (TestStudio studio = new TestStudio(folder.resolve("one"))) {
            filled(studio);
            before = TestStudio.ok(studio.ann().get("/api/tagloop/projects/1/export?all=true"));
            summary = TestStudio.ok(studio.ann().get("/api/projects/1/summary"));
            archive = archive(studio, 1, "{}");
            // Where it was made it is read in beside the original.
            JsonNode again = restored(studio, archive, "?title=Twice");
            assertThat(again.at("/project/id").asLong()).isEqualTo(2);
            assertThat(again.at("/project/title").asString()).isEqualTo("Twice");
            assertThat(again.at("/report/people_unknown")).isEmpty();
        }
        try (TestStudio studio = new TestStudio(folder.resolve("two"))) {
            studio.ann().post("/api/projects", "{\"title\":\"Here before\"}");
            studio.ann().post("/api/projects/1/import", "[{\"text\":\"x\"}]");
            JsonNode answer = restored(studio, archive, "");
            JsonNode report = answer.get("report");
            assertThat(report.get("tasks").asLong()).isEqualTo(4);
            assertThat(report.get("annotations").asLong()).isEqualTo(3);
            assertThat(report.get("annotation_versions").asLong()).isEqualTo(1);
            assertThat(report.get("predictions").asLong()).isEqualTo(1);
            assertThat(report.get("drafts").asLong()).isEqualTo(1);
            assertThat(report.get("comments").asLong()).isEqualTo(1);
            assertThat(report.get("views").asLong()).isEqualTo(1);
            assertThat(report.get("people_found").asLong()).isEqualTo(2);
            JsonNode project = answer.get("project");
            assertThat(project.get("title").asString()).isEqualTo("News 🎉");
            assertThat(project.get("maximum_annotations").asLong()).isEqualTo(2);
            assertThat(project.get("task_number").asLong()).isEqualTo(4);
            assertThat(project.get("total_annotations_number").asLong()).isEqualTo(2);
            assertThat(project.get("skipped_annotations_number").asLong()).isEqualTo(1);
            assertThat(project.get("total_predictions_number").asLong()).isEqualTo(1);
            JsonNode after = TestStudio.ok(studio.ann().get("/api/tagloop/projects/2/export?all=true"));
            assertThat(bare(after)).isEqualTo(bare(before));
            JsonNode summed = TestStudio.ok(studio.ann().get("/api/projects/2/summary"));
            for (String key :
                    List.of("created_annotations", "created_labels", "created_labels_drafts", "all_data_columns")) {
                assertThat(summed.get(key)).as(key).isEqualTo(summary.get(key));
            }
            long annotation = after.get(0).at("/annotations/0/id").asLong();
            JsonNode history = TestStudio.ok(studio.ann().get("/api/tagloop/annotations/" + annotation + "/history"));
            assertThat(history.get("results")).hasSize(2);
            assertThat(TestStudio.ok(studio.ann().get("/api/tagloop/projects/2/learner"))
                            .at("/policy/every")
                            .asLong())
                    .isEqualTo(77);
            JsonNode webhook =
                    TestStudio.ok(studio.ann().get("/api/webhooks/?project=2")).get(0);
            assertThat(webhook.get("url").asString()).isEqualTo("https://example.org/told");
            assertThat(webhook.get("actions").toString()).isEqualTo("[\"ANNOTATION_CREATED\"]");
            assertThat(webhook.get("is_active").booleanValue()).isFalse();
            JsonNode views = TestStudio.ok(studio.ann().get("/api/dm/views?project=2"));
            assertThat(views.at("/0/data/title").asString()).isEqualTo("Mine");
            assertThat(TestStudio.ok(studio.ann()
                                    .get("/api/tagloop/comments?task="
                                            + after.get(0).get("id")))
                            .at("/results/0/text")
                            .asString())
                    .isEqualTo("Sure?");
            // The archive of what was read in has the same rows again.
            assertThat(rows(archive(studio, 2, "{}"))).isEqualTo(rows(archive));
        }
    }

    @Test
    void whatWasDecidedAboutAnswersComesBackWithThem() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, "Ann \ud83d\ude00 Lee");
            long anns = submitted(studio.ann(), task);
            submitted(studio.bob(), task);
            String settings = "/api/tagloop/projects/";
            TestStudio.ok(studio.ann().patch(settings + project + "/review", "{\"enabled\": true}"));
            TestStudio.ok(studio.ann().patch(settings + project + "/stopping", "{\"budget_tasks\": 3}"));
            String said = "{\"verdict\": \"rejected\", \"reason\": \"Lee \ud83d\ude00\"}";
            TestStudio.ok(studio.bob().post("/api/tagloop/annotations/" + anns + "/review", said));
            long truth = TestStudio.created(studio.ann().post("/api/tagloop/tasks/" + task + "/adjudication", "{}"))
                    .get("annotation")
                    .asLong();
            byte[] archive = archive(studio, project, "{}");

            long copy = restored(studio, archive, "").at("/project/id").asLong();

            JsonNode answers = TestStudio.ok(studio.ann().get("/api/tagloop/projects/" + copy + "/export?all=true"))
                    .at("/0/annotations");
            long copied = id(answers, 0);
            JsonNode review = TestStudio.ok(studio.ann().get("/api/tagloop/annotations/" + copied + "/review"));
            assertThat(review.get("state").asString()).isEqualTo("rejected");
            assertThat(review.get("reason").asString()).isEqualTo("Lee \ud83d\ude00");
            assertThat(review.at("/reviewed_by/email").asString()).isEqualTo("bob@example.com");
            assertThat(TestStudio.ok(studio.ann().get(settings + copy + "/review"))
                            .get("enabled")
                            .asBoolean())
                    .isTrue();
            assertThat(TestStudio.ok(studio.ann().get(settings + copy + "/stopping"))
                            .at("/budget/tasks")
                            .asLong())
                    .isEqualTo(3);
            JsonNode before = provenance(studio, truth);
            JsonNode after = provenance(studio, id(answers, 2));
            assertThat(after.at("/adjudication/method").asString()).isEqualTo("hand");
            assertThat(after.at("/adjudication/by/email").asString()).isEqualTo("ann@example.com");
            assertThat(after.get("regions"))
                    .hasSameSizeAs(before.get("regions"))
                    .hasSize(1);
            assertThat(after.at("/regions/0/state").asString()).isEqualTo("taken");
            assertThat(after.at("/regions/0/annotation").asLong()).isEqualTo(copied);
            // A later change makes the answer wait, whether history went along or not.
            TestStudio.ok(studio.ann().patch("/api/annotations/" + anns, "{\"result\": []}"));
            long bare = restored(studio, archive(studio, project, "{\"history\":false}"), "")
                    .at("/project/id")
                    .asLong();
            JsonNode waiting = TestStudio.ok(studio.ann().get("/api/tagloop/projects/" + bare + "/reviews"));
            assertThat(waiting.at("/counts/rejected").asLong()).isZero();
            assertThat(waiting.get("results").findValuesAsString("reason")).contains("Lee \ud83d\ude00");
        }
    }

    private static long submitted(Http who, long task) {
        return TestStudio.created(who.post("/api/tasks/" + task + "/annotations", "{\"result\":" + RESULT + "}"))
                .get("id")
                .asLong();
    }

    private static long id(JsonNode answers, int at) {
        return answers.valueStream()
                .mapToLong(answer -> answer.get("id").asLong())
                .sorted()
                .skip(at)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode provenance(TestStudio studio, long annotation) {
        return TestStudio.ok(studio.ann().get("/api/tagloop/annotations/" + annotation + "/provenance"));
    }

    @Test
    void whatADeletedProjectHadAsUniqueIdsComesBackOutOfItsArchive() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            filled(studio);
            byte[] archive = archive(studio, 1, "{}");
            List<String> ids = uniqueIds(studio, 1);
            assertThat(ids).hasSize(3).doesNotHaveDuplicates();
            restored(studio, archive, "");
            assertThat(uniqueIds(studio, 2)).hasSize(3).doesNotContainAnyElementsOf(ids);
            for (long project : new long[] {1, 2}) {
                assertThat(studio.ann().delete("/api/projects/" + project).status())
                        .isEqualTo(204);
            }
            restored(studio, archive, "");
            assertThat(uniqueIds(studio, 3)).isEqualTo(ids);
        }
    }

    private static List<String> uniqueIds(TestStudio studio, long project) {
        return TestStudio.ok(studio.ann().get("/api/projects/" + project + "/export?exportType=JSON"))
                .findValuesAsString("unique_id");
    }

    @Test
    void withoutHistoryTheNewestVersionIsTheFirst() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            filled(studio);
            byte[] archive = archive(studio, 1, "{\"history\":false}");
            assertThat(unzipped(archive)).doesNotContainKey("annotation_versions.jsonl");
            restored(studio, archive, "");
            long annotation = TestStudio.ok(studio.ann().get("/api/tagloop/projects/2/export"))
                    .at("/0/annotations/0/id")
                    .asLong();
            assertThat(TestStudio.ok(studio.ann().get("/api/tagloop/annotations/" + annotation + "/history"))
                            .get("results"))
                    .hasSize(1);
        }
    }

    @Test
    void noSecretIsInAnArchive() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            filled(studio);
            TestStudio.ok(studio.ann()
                    .patch("/api/projects/1", "{\"task_data_login\":\"hush\",\"task_data_password\":\"hush-hush\"}"));
            String all = String.join("\n", unzipped(archive(studio, 1, "{}")).values());
            assertThat(all).doesNotContain("hush").contains("ann@example.com");
        }
    }

    @Test
    void whoIsUnknownHereBecomesWhoeverReadsItIn() throws Exception {
        byte[] archive;
        try (TestStudio studio = new TestStudio(folder.resolve("one"))) {
            filled(studio);
            archive = archive(studio, 1, "{}");
        }
        Map<String, String> files = unzipped(archive);
        files.computeIfPresent("people.jsonl", (name, text) -> text.replace("bob@example.com", "eve@example.org"));
        try (TestStudio studio = new TestStudio(folder.resolve("two"))) {
            JsonNode report = restored(studio, zipped(files), "").get("report");
            assertThat(report.get("people_unknown").toString()).isEqualTo("[\"eve@example.org\"]");
            assertThat(TestStudio.ok(studio.ann().get("/api/tagloop/projects/1/export?all=true"))
                            .findValuesAsString("completed_by"))
                    .containsOnly(Long.toString(studio.id("ann@example.com")));
        }
    }

    @Test
    void nothingIsStoredOfAnArchiveThatIsWrongSomewhere() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            filled(studio);
            byte[] archive = archive(studio, 1, "{}");
            Map<String, String> good = unzipped(archive);
            refused(studio, "no zip".getBytes(StandardCharsets.UTF_8), "it is no zip file");
            byte[] cut = Arrays.copyOf(archive, archive.length / 2);
            refused(studio, cut, "it is no zip file");
            Map<String, String> changed = new LinkedHashMap<>(good);
            changed.computeIfPresent("tasks.jsonl", (name, text) -> text.replace("Ann", "Eve"));
            refused(studio, packed(changed), "tasks.jsonl has not the digest that the manifest tells");
            Map<String, String> more = new LinkedHashMap<>(good);
            more.put("../../evil.sh", "x");
            refused(studio, packed(more), "it holds a file that its manifest does not name");
            refused(studio, zipped(more), "which has no place there");
            Map<String, String> less = new LinkedHashMap<>(good);
            less.remove("views.jsonl");
            refused(studio, packed(less), "it lacks views.jsonl");
            refused(
                    studio,
                    edited(good, "manifest.json", "\"version\":1", "\"version\":2", false),
                    "update the server");
            refused(
                    studio,
                    edited(good, "project.json", "\"maximum_annotations\":2", "\"maximum_annotations\":-2", true),
                    "maximum_annotations");
            refused(
                    studio,
                    edited(good, "tasks.jsonl", "\"data\":{", "\"data\":[{", false),
                    "tasks.jsonl is larger than the manifest tells");
            refused(
                    studio,
                    edited(good, "annotations.jsonl", "\"was_cancelled\":false", "\"was_cancelled\":7", true),
                    "has a value under \\\"was_cancelled\\\" that does not belong there");
            refused(
                    studio,
                    edited(good, "annotations.jsonl", "\"task_id\":1", "\"task_id\":999", true),
                    "belongs to nothing in the archive");
            refused(studio, edited(good, "tasks.jsonl", "\"id\":2", "\"id\":1", true), "does not come after");
            refused(studio, edited(good, "tasks.jsonl", "\"inner_id\":1,", "\"inner_id\":1,,", true), "is no JSON");
            refused(studio, edited(good, "webhooks.jsonl", "https://", "file://", true), "one of its webhooks is none");
            String versions = good.get("annotation_versions.jsonl");
            refused(
                    studio,
                    edited(good, "annotation_versions.jsonl", versions, versions + versions, true),
                    "its rows do not fit together");
            refused(
                    studio,
                    edited(good, "views.jsonl", "\"data\":{", "\"data\":7,\"x\":{", true),
                    "does not belong there");
            assertThat(TestStudio.ok(studio.ann().get("/api/projects"))
                            .get("count")
                            .asLong())
                    .isEqualTo(1);
            long tasks = TestDatabases.jdbi(folder)
                    .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM tasks")
                            .mapTo(Long.class)
                            .one());
            assertThat(tasks).isEqualTo(4);
            try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void anArchiveThatUnpacksToFarTooMuchIsRefusedBeforeItIsRead() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            filled(studio);
            Map<String, String> files = unzipped(archive(studio, 1, "{}"));
            files.put("tasks.jsonl", " ".repeat(400_000_000 / 8) + "\n");
            refused(studio, zipped(files), "times as large as it is");
        }
    }

    @Test
    void aColumnThatAnArchiveInventsIsNoColumnHere() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            filled(studio);
            Map<String, String> files = unzipped(archive(studio, 1, "{}"));
            files.computeIfPresent(
                    "tasks.jsonl",
                    (name, text) ->
                            text.replace("\"inner_id\"", "\"x) VALUES (1); DROP TABLE tasks; --\":1,\"inner_id\""));
            assertThat(restored(studio, zipped(files), "").at("/report/tasks").asLong())
                    .isEqualTo(4);
        }
    }

    /** A project with everything that an archive holds. */
    private static void filled(TestStudio studio) throws IOException, InterruptedException {
        TestStudio.created(studio.ann()
                .post(
                        "/api/projects",
                        "{\"title\":\"News 🎉\",\"maximum_annotations\":2,\"label_config\":\""
                                + TestStudio.NER.replace("\"", "\\\"") + "\"}"));
        TestStudio.created(
                studio.ann()
                        .post(
                                "/api/projects/1/import",
                                "[{\"data\":{\"text\":\"Ann\\r\\n👩🏽‍💻 é\"},\"meta\":{\"a\":1.50}},{\"text\":\"Bob\"},{\"text\":\"\"},{\"text\":\"Cleo\"}]"));
        long annotation = TestStudio.created(
                        studio.ann().post("/api/tasks/1/annotations", "{\"result\":" + RESULT + ",\"lead_time\":1.5}"))
                .get("id")
                .asLong();
        TestStudio.ok(studio.ann()
                .patch(
                        "/api/annotations/" + annotation,
                        "{\"ground_truth\":true,\"result\":" + RESULT.replace("PER", "LOC") + "}"));
        TestStudio.created(studio.bob().post("/api/tasks/2/annotations", "{\"result\":[]}"));
        TestStudio.created(studio.bob().post("/api/tasks/4/annotations", "{\"result\":[],\"was_cancelled\":true}"));
        TestStudio.created(studio.ann().post("/api/tasks/2/drafts", "{\"result\":" + RESULT + "}"));
        TestStudio.created(studio.ann()
                .post(
                        "/api/predictions",
                        "{\"task\":3,\"model_version\":\"v1\",\"score\":0.5,\"result\":" + RESULT + "}"));
        TestStudio.created(studio.ann().post("/api/tagloop/comments", "{\"task\":1,\"text\":\"Sure?\"}"));
        TestStudio.created(studio.ann().post("/api/dm/views", "{\"project\":1,\"data\":{\"title\":\"Mine\"}}"));
        TestStudio.created(studio.ann()
                .post(
                        "/api/webhooks/",
                        "{\"project\":1,\"url\":\"https://example.org/told\",\"send_for_all_actions\":false,"
                                + "\"actions\":[\"ANNOTATION_CREATED\"],\"headers\":{\"Authorization\":\"hush\"}}"));
        TestStudio.ok(studio.ann().patch("/api/tagloop/projects/1/learner", "{\"policy\":{\"every\":77}}"));
    }

    private static byte[] archive(TestStudio studio, long project, String options) throws Exception {
        String path = "/api/tagloop/projects/" + project;
        String job = path + "/jobs/"
                + TestStudio.ok(studio.ann().post(path + "/archive", options))
                        .get("id")
                        .asString();
        while (TestStudio.ok(studio.ann().get(job)).get("finished_at").isNull()) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(TestStudio.ok(studio.ann().get(job)).get("state").asString()).isEqualTo("succeeded");
        JsonNode state = TestStudio.ok(studio.ann().get(path + "/archive"));
        byte[] bytes = send(studio, "GET", path + "/archive/file", null).body();
        assertThat(state.get("bytes").asLong()).isEqualTo(bytes.length);
        return bytes;
    }

    private static HttpResponse<byte[]> send(TestStudio studio, String method, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.url() + path))
                .header("Authorization", "Token " + studio.token("ann@example.com"))
                .header("Content-Type", "application/zip")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static JsonNode restored(TestStudio studio, byte[] archive, String query) throws Exception {
        var answer = send(studio, "POST", "/api/tagloop/archives" + query, archive);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(201);
        return Json.read(text);
    }

    private static JsonNode job(TestStudio studio, String method, byte[] body) throws Exception {
        var answer = send(studio, method, "/api/tagloop/archives/job", body);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isIn(200, 204);
        return text.isEmpty() ? null : Json.read(text);
    }

    private static JsonNode ended(TestStudio studio) throws Exception {
        JsonNode job = job(studio, "GET", null).get("job");
        while (job.get("finished_at").isNull()) {
            Thread.sleep(20);
            job = job(studio, "GET", null).get("job");
        }
        return job;
    }

    @Test
    void asAJobItIsReadInForWhoSentItAlone() throws Exception {
        try (TestStudio studio = new TestStudio(folder, config -> config.requestLimit(1000))) {
            byte[] archive = archiveOf(studio, 3);
            assertThat(archive).hasSizeGreaterThan(1000);
            assertThat(job(studio, "GET", null).toString()).isEqualTo("{\"job\":null}");
            assertThat(job(studio, "POST", archive).get("restored").isNull()).isTrue();
            JsonNode ended = ended(studio);
            assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(ended.at("/restored/project/id").asLong()).isEqualTo(2);
            assertThat(ended.at("/restored/report/tasks").asLong()).isEqualTo(3);
            assertThat(ended.get("done").asLong())
                    .isPositive()
                    .isEqualTo(ended.get("total").asLong());
            assertThat(TestStudio.ok(studio.bob().get("/api/tagloop/archives/job"))
                            .get("job")
                            .isNull())
                    .isTrue();
            job(studio, "POST", "no archive".getBytes(StandardCharsets.US_ASCII));
            assertThat(ended(studio).get("error").asString())
                    .startsWith("The archive is not read in, and nothing was stored: it is no zip file");
        }
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
    }

    @Test
    void asAJobItIsStoppedAndNothingIsLeft() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            job(studio, "POST", archiveOf(studio, 20_000));
            job(studio, "DELETE", null);
            assertThat(ended(studio).get("state").asString()).isEqualTo("cancelled");
            assertThat(TestStudio.ok(studio.ann().get("/api/projects"))
                            .get("count")
                            .asLong())
                    .isEqualTo(1);
        }
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
    }

    /** The archive of a new project with so many tasks. */
    private static byte[] archiveOf(TestStudio studio, int tasks) throws Exception {
        long project = studio.project(TestStudio.NER);
        for (int from = 0; from < tasks; from += 5000) {
            StringBuilder json = new StringBuilder("[");
            for (int i = from; i < Math.min(tasks, from + 5000); i++) {
                json.append(json.length() > 1 ? "," : "")
                        .append("{\"text\": \"Row ")
                        .append(i)
                        .append("\"}");
            }
            TestStudio.created(studio.ann()
                    .post(
                            "/api/projects/" + project + "/import",
                            json.append("]").toString()));
        }
        return archive(studio, project, "{}");
    }

    private static void refused(TestStudio studio, byte[] archive, String why) throws Exception {
        var answer = send(studio, "POST", "/api/tagloop/archives", archive);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(400);
        assertThat(text).contains(why);
    }

    /** Tasks without what belongs to one server. */
    private static String bare(JsonNode tasks) {
        return tasks.toString()
                .replaceAll(
                        "\"(id|task|project|completed_by|updated_by|last_created_by|user|annotation)\":(\\d+|\"[^\"]*\")",
                        "\"$1\":0")
                .replaceAll("\"predictions\":\\[\\d+]", "\"predictions\":[0]")
                .replaceAll("\"created_ago\":\"[^\"]*\"", "\"created_ago\":\"\"");
    }

    /** What the files hold, without numbers that differ from server to server. */
    private static Map<String, String> rows(byte[] archive) throws IOException {
        Map<String, String> files = unzipped(archive);
        files.remove("manifest.json");
        files.replaceAll((name, text) -> text.replaceAll(
                "\"(id|task_id|annotation_id|completed_by|updated_by|last_created_by|version_by|user_id|created_by|resolved_by)\":\\d+",
                "\"$1\":0"));
        return files;
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static byte[] edited(Map<String, String> files, String name, String what, String with, boolean manifest)
            throws Exception {
        Map<String, String> changed = new LinkedHashMap<>(files);
        assertThat(files.get(name)).contains(what);
        changed.put(name, files.get(name).replace(what, with));
        return manifest ? zipped(changed) : packed(changed);
    }

    /** With a manifest that fits. */
    private static byte[] zipped(Map<String, String> files) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(files);
        ObjectNode manifest = (ObjectNode) Json.read(all.remove("manifest.json"));
        var list = manifest.putArray("files");
        for (Map.Entry<String, String> file : all.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            list.addObject()
                    .put("name", file.getKey())
                    .put("rows", file.getValue().chars().filter(c -> c == '\n').count())
                    .put("bytes", bytes.length)
                    .put(
                            "sha256",
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        all.put("manifest.json", manifest.toString());
        return packed(all);
    }

    private static byte[] packed(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}

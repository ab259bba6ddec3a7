package dev.tagloop.server.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SnapshotsTest {
    private static final String ANNOTATED =
            "[{\"data\":{\"text\":\"Ann\"},\"annotations\":[{\"result\":[{\"from_name\":\"ner\","
                    + "\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":3,\"labels\":[\"PER\"]}}]}]},"
                    + "{\"data\":{\"text\":\"Bob\"}}]";

    @TempDir
    Path folder;

    @Test
    void aSnapshotKeepsWhatWasThereWhenItWasMade() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String exports = exports(studio);
            JsonNode made = TestStudio.created(studio.ann().post(exports, "{}"));
            assertThat(made.get("status").asString()).isEqualTo("completed");
            studio.ann().delete(exports.replace("exports", "tasks"));
            String download = exports + "/" + made.get("id") + "/download";
            assertThat(studio.ann().get(download).json().size()).isEqualTo(2);
            assertThat(studio.ann().get(download + "?exportType=CONLL2003").text())
                    .isEqualTo("-DOCSTART- -X- O\nAnn -X- _ B-PER\n\nBob -X- _ O\n\n");
            assertThat(studio.ann().get(download + "?exportType=DOCCANO").text())
                    .contains("\"label\":[[0,3,\"PER\"]]");
            TestStudio.ok(
                    studio.ann().post(exports + "/" + made.get("id") + "/convert", "{\"export_type\": \"BRAT\"}"));
            assertThat(studio.ann().get(download + "?exportType=BRAT").header("content-type"))
                    .isEqualTo("application/zip");
            assertThat(studio.ann().get(download + "?exportType=NOPE").status()).isEqualTo(400);
            assertThat(studio.ann().get(download + "?exportType=COCO").header("content-type"))
                    .isEqualTo("application/zip");
        }
    }

    @Test
    void aRestartKeepsSnapshotsAndConversionsAndMakesWhatWasCutOff() throws Exception {
        String exports = "/api/projects/1/exports";
        long whole;
        long cut;
        try (TestStudio studio = new TestStudio(folder)) {
            exports(studio);
            whole = TestStudio.created(studio.ann().post(exports, "{}"))
                    .get("id")
                    .asLong();
            TestStudio.ok(studio.ann().post(exports + "/" + whole + "/convert", "{\"export_type\":\"CSV\"}"));
            TestStudio.ok(studio.ann().post(exports + "/" + whole + "/convert", "{\"export_type\":\"TSV\"}"));
            cut = TestStudio.created(studio.ann().post(exports, "{\"task_filter_options\":{\"annotated\":\"only\"}}"))
                    .get("id")
                    .asLong();
        }
        // As if the server had been killed while it worked.
        TestDatabases.jdbi(folder).useHandle(handle -> {
            handle.execute(
                    "UPDATE export_snapshots SET status = 'in_progress', md5 = NULL, finished_at = NULL WHERE id = ?",
                    cut);
            handle.execute(
                    "UPDATE export_conversions SET status = 'in_progress', md5 = NULL WHERE export_type = 'TSV'");
        });
        Files.delete(folder.resolve("exports/1/" + cut + ".json"));
        Files.writeString(folder.resolve("exports/1/99.json"), "[]");
        try (TestStudio studio = new TestStudio(folder)) {
            JsonNode again = awaitCompleted(studio.ann(), exports + "/" + cut);
            assertThat(again.get("counters").get("task_number").asLong()).isEqualTo(1);
            assertThat(studio.ann()
                            .get(exports + "/" + cut + "/download")
                            .json()
                            .size())
                    .isEqualTo(1);
            JsonNode converted = awaitCompleted(studio.ann(), exports + "/" + whole);
            assertThat(converted.get("converted_formats").findValuesAsString("export_type"))
                    .containsExactly("CSV", "TSV");
            assertThat(studio.ann()
                            .get(exports + "/" + whole + "/download?exportType=CSV")
                            .text())
                    .contains("\"Ann\"");
            assertThat(folder.resolve("exports/1/99.json")).doesNotExist();
        }
    }

    @Test
    void deletingASnapshotOrItsProjectRemovesTheFiles() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String exports = exports(studio);
            long first = TestStudio.created(studio.ann().post(exports, "{}"))
                    .get("id")
                    .asLong();
            long second = TestStudio.created(studio.ann().post(exports, "{}"))
                    .get("id")
                    .asLong();
            TestStudio.ok(studio.ann().post(exports + "/" + first + "/convert", "{\"export_type\":\"CSV\"}"));
            assertThat(names()).hasSize(3);
            assertThat(studio.ann().delete(exports + "/" + first).status()).isEqualTo(204);
            assertThat(names()).containsExactly(second + ".json");
            studio.ann().delete(exports.replace("/exports", ""));
            assertThat(names()).as("a project in the trash can come back").hasSize(1);
            assertThat(studio.ann().delete("/api/tagloop/trash/project/1").status())
                    .isEqualTo(204);
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void noNameThatSomebodyChoseBecomesAPath() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String exports = exports(studio);
            JsonNode made =
                    TestStudio.created(studio.ann().post(exports, "{\"title\":\"../../../../tmp/x\\r\\nX: y\"}"));
            assertThat(names()).containsExactly(made.get("id") + ".json");
            Http.Answer download = studio.ann().get(exports + "/" + made.get("id") + "/download");
            assertThat(download.header("filename")).matches("export/1/project-1-at-[0-9-]+-[0-9a-f]{8}\\.json");
            assertThat(studio.ann()
                            .get(exports + "/" + made.get("id") + "/download?exportType=..%2F..%2Fx")
                            .status())
                    .isEqualTo(400);
            assertThat(studio.ann().get(exports + "/..%2F1/download").status()).isIn(400, 404);
        }
    }

    @Test
    void aSnapshotIsReachedThroughItsOwnProjectOnly() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            long id = TestStudio.created(studio.ann().post(exports(studio), "{}"))
                    .get("id")
                    .asLong();
            String other = exports(studio) + "/" + id;
            assertThat(studio.ann().get(other).status()).isEqualTo(404);
            assertThat(studio.ann().get(other + "/download").status()).isEqualTo(404);
            assertThat(studio.ann()
                            .post(other + "/convert", "{\"export_type\":\"CSV\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(studio.ann().delete(other).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsWrongWithOptionsIsSaidAtItsPlace() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            Http.Answer answer = studio.ann()
                    .post(
                            exports(studio),
                            "{\"annotation_filter_options\":{\"usual\":\"x\"},\"task_filter_options\":[],"
                                    + "\"serialization_options\":{\"drafts\":{\"only_id\":[]}}}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("validation_errors").toString())
                    .isEqualTo(
                            "{\"task_filter_options\":{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got"
                                    + " list.\"]},\"serialization_options\":{\"drafts\":{\"only_id\":[\"Must be a valid boolean.\"]}},"
                                    + "\"annotation_filter_options\":{\"usual\":[\"Must be a valid boolean.\"]}}");
        }
    }

    /** The address of the exports of a new project with two tasks. */
    private static String exports(TestStudio studio) {
        long project = studio.project(TestStudio.NER);
        studio.importTasks(project, ANNOTATED);
        return "/api/projects/" + project + "/exports";
    }

    private static JsonNode awaitCompleted(Http http, String snapshot) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonNode json = TestStudio.ok(http.get(snapshot));
            if (!json.toString().contains("in_progress")) {
                return json;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(snapshot + " is not completed within 30 s");
    }

    private List<String> names() throws IOException {
        if (!Files.exists(folder.resolve("exports"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("exports"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

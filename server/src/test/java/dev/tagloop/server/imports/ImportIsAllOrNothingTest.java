package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.trash.Trash;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportIsAllOrNothingTest {
    private static final int TASKS = 10_000;

    @TempDir
    Path folder;

    /** @param bad number of the item that lacks its text; -1 for none */
    private static String tasks(int bad) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < TASKS; i++) {
            json.append(i == 0 ? "" : ",")
                    .append(i == bad ? "{\"nope\":" : "{\"data\":{\"text\":\"Ann Lee number ")
                    .append(i)
                    .append(
                            i == bad
                                    ? "}"
                                    : " met nobody in Rome.\"},\"predictions\":[{\"model_version\":\"m\",\"score\":0.5,\"result\":"
                                            + "[{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":"
                                            + "{\"start\":0,\"end\":7,\"labels\":[\"PER\"]}}]}]}");
        }
        return json.append("]").toString();
    }

    private static long stored(DataFolder data) {
        return data.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM tasks")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void badRow9999LeavesNothingBehind() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            Http.Answer answer = studio.ann().post("/api/projects/" + project + "/import", tasks(9_998));
            assertThat(answer.status()).isEqualTo(400);
            JsonNode errors = answer.json().at("/validation_errors/non_field_errors");
            assertThat(errors.size()).isEqualTo(9_999);
            assertThat(Json.write(errors.get(0))).isEqualTo("{}");
            assertThat(errors.get(9_998).asString())
                    .isEqualTo("Error at item 9998: \"text\" key is expected in task data"
                            + " [assume: item as is = task root with values]  :: {'nope': 9998}");
            assertThat(ok(studio.ann().get("/api/tasks?project=" + project))
                            .get("total")
                            .asLong())
                    .isZero();
            assertThat(Json.write(ok(studio.ann().get("/api/projects/" + project + "/summary"))
                            .get("all_data_columns")))
                    .isEqualTo("{}");
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            assertThat(stored(data)).isZero();
        }
    }

    @Test
    void tenThousandTasksWithPredictionsTakeSeconds() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            String body = tasks(-1);
            long start = System.nanoTime();
            JsonNode imported = studio.importTasks(project, body);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("import of %d tasks with predictions: %.2f s%n", TASKS, seconds);
            assertThat(imported.get("task_count").asLong()).isEqualTo(TASKS);
            assertThat(imported.get("prediction_count").asLong()).isEqualTo(TASKS);
            assertThat(imported.get("task_ids").size()).isEqualTo(TASKS);
            assertThat(seconds).isLessThan(20);
            start = System.nanoTime();
            JsonNode page = ok(studio.ann().get("/api/tasks?project=" + project + "&fields=all&page=100"));
            System.out.printf("last page of 100 with all fields: %.0f ms%n", (System.nanoTime() - start) / 1e6);
            assertThat(page.get("tasks").size()).isEqualTo(100);
            assertThat(page.get("total_predictions").asLong()).isEqualTo(TASKS);
        }
    }

    @Test
    void whatAKilledServerWasAtIsInvisibleAndSweptAtTheNextStart() {
        long project;
        try (TestStudio studio = new TestStudio(folder)) {
            project = studio.project(TestStudio.NER);
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            ProjectRef ref = data.database()
                    .read(handle -> ProjectRef.find(handle, project))
                    .orElseThrow();
            Importer importer = new Importer(
                    data.database(),
                    new Trash(data.database()),
                    ref,
                    1,
                    Importer.Terms.ofRequest(List.of(), Optional.empty()));
            for (int i = 0; i < 1200; i++) {
                importer.add(
                        Json.read("{\"data\": {\"text\": \"a\"}, \"annotations\": [{\"result\": []}]}"),
                        Optional.empty());
            }
            // Two chunks are on the disk, the second one soon; the process ends here.
            for (int i = 0; i < 1000 && stored(data) < 1000; i++) {
                ImportJob.pause();
            }
            assertThat(stored(data)).isEqualTo(1000);
            assertThat(data.database()
                            .read(handle -> handle.createQuery("SELECT COUNT(*) FROM visible_tasks")
                                    .mapTo(Long.class)
                                    .one())
                            .longValue())
                    .isZero();
        }
        try (TestStudio studio = new TestStudio(folder)) {
            JsonNode list = ok(studio.ann().get("/api/tasks?project=" + project));
            assertThat(list.get("total").asLong()).isZero();
            assertThat(studio.ann().get("/api/projects/" + project + "/next").status())
                    .isEqualTo(404);
            assertThat(studio.ann().get("/api/annotations/1").status()).isEqualTo(404);
            assertThat(ok(studio.ann().get("/api/projects/" + project))
                            .get("total_annotations_number")
                            .asLong())
                    .isZero();
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            assertThat(stored(data)).isZero();
        }
    }

    @Test
    void anUnknownAnnotatorInALaterChunkUndoesTheChunksBefore() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            StringBuilder json = new StringBuilder("[");
            for (int i = 0; i < 1200; i++) {
                json.append("{\"text\": \"a\"},");
            }
            json.append("{\"data\": {\"text\": \"b\"}, \"annotations\": [{\"result\": [], \"completed_by\": 77}]}]");
            Http.Answer answer = studio.ann().post("/api/projects/" + project + "/import", json.toString());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/validation_errors/non_field_errors/0").asString())
                    .isEqualTo("Import data contains completed_by=77 which is not a valid annotator's email or ID");
            assertThat(studio.ann().get("/api/projects/" + project + "/tasks").status())
                    .isEqualTo(404);
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            assertThat(stored(data)).isZero();
        }
    }
}

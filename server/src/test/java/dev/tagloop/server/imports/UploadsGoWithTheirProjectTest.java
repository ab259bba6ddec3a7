package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UploadsGoWithTheirProjectTest {
    @TempDir
    Path folder;

    private static JsonNode upload(TestStudio studio, long project, String query) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "text,n\na,1\nb,2\n\r\n--b--\r\n";
        return created(studio.ann()
                .send(
                        "POST",
                        "/api/projects/" + project + "/import?" + query,
                        "multipart/form-data; boundary=b",
                        body));
    }

    @Test
    void filesThatAProjectLeftBehindAreGoneAfterTheNextStart() throws IOException {
        long gone;
        long kept;
        try (TestStudio studio = new TestStudio(folder)) {
            gone = studio.project(TestStudio.NER);
            kept = studio.project(TestStudio.NER);
            upload(studio, gone, "");
            upload(studio, kept, "");
            assertThat(studio.ann().delete("/api/projects/" + gone).status()).isEqualTo(204);
            assertThat(studio.ann().delete("/api/tagloop/trash/project/" + gone).status())
                    .isEqualTo(204);
        }
        // As if the server had been killed between the project and its files.
        Files.createDirectories(folder.resolve("uploads/" + gone));
        Files.writeString(folder.resolve("uploads/" + gone + "/left.txt"), "left");
        try (TestStudio studio = new TestStudio(folder)) {
            assertThat(ok(studio.ann().get("/api/projects/" + kept + "/file-uploads?all=true"))
                            .size())
                    .isEqualTo(1);
        }
        assertThat(folder.resolve("uploads/" + gone)).doesNotExist();
        assertThat(folder.resolve("uploads/" + kept)).isNotEmptyDirectory();
    }

    @Test
    void importingAFileAgainReplacesItsTasksWithTheirAnnotations() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            JsonNode first = upload(studio, project, "return_task_ids=1");
            long other = studio.task(project, "other");
            long task = first.get("task_ids").get(0).asLong();
            created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
            String again =
                    "{\"file_upload_ids\": [" + first.get("file_upload_ids").get(0) + "], \"files_as_tasks_list\": ";
            assertThat(created(studio.ann().post("/api/projects/" + project + "/reimport", again + "true}"))
                            .get("task_count")
                            .asInt())
                    .isEqualTo(2);
            assertThat(studio.ann().get("/api/tasks/" + task).status()).isEqualTo(404);
            assertThat(studio.ann().get("/api/tasks/" + other).status()).isEqualTo(200);
            JsonNode counters = ok(studio.ann().get("/api/projects/" + project));
            assertThat(counters.get("task_number").asInt()).isEqualTo(3);
            assertThat(counters.get("total_annotations_number").asInt()).isZero();
            // As one task the file stands under its address.
            created(studio.ann().post("/api/projects/" + project + "/reimport", again + "false}"));
            Http.Answer list = studio.ann().get("/api/tasks?project=" + project);
            assertThat(list.json().get("total").asInt()).isEqualTo(2);
            assertThat(list.json().at("/tasks/1/data/text").asString()).startsWith("/data/upload/" + project + "/");
        }
    }

    @Test
    void deletedUploadsLeaveTheirTasks() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            JsonNode imported = upload(studio, project, "");
            JsonNode deleted = ok(studio.ann()
                    .send(
                            "DELETE",
                            "/api/projects/" + project + "/file-uploads",
                            "application/json",
                            "{\"file_upload_ids\": " + imported.get("file_upload_ids") + "}"));
            assertThat(deleted.get("deleted").asInt()).isEqualTo(1);
            JsonNode list = ok(studio.ann().get("/api/tasks?project=" + project));
            assertThat(list.get("total").asInt()).isEqualTo(2);
            assertThat(list.at("/tasks/0/file_upload").isNull()).isTrue();
            assertThat(Files.exists(folder.resolve("uploads/" + project))).isTrue();
            assertThat(folder.resolve("uploads/" + project)).isEmptyDirectory();
        }
    }
}

package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A NUL, which PostgreSQL cannot store in text, is refused with 400 or stored escaped; it never looks as if the store had failed. */
class NulIsTheSendersFaultTest {
    @TempDir
    Path folder;

    @Test
    void nulInAnyPlainFieldIsNoFailureOfTheStore() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, "a");
            Http ann = studio.ann();
            List<Http.Answer> answers = List.of(
                    ann.post(
                            "/api/predictions",
                            "{\"task\": " + task + ", \"result\": [], \"model_version\": \"a\\u0000\"}"),
                    ann.post(
                            "/api/projects/" + project + "/import/predictions",
                            "[{\"task\": " + task + ", \"result\": [], \"model_version\": \"a\\u0000\"}]"),
                    ann.post(
                            "/api/projects/" + project + "/import",
                            "[{\"data\": {\"text\": \"a\\u0000\", \"k\\u0000\": 1}, \"predictions\": [{\"result\": [],"
                                    + " \"model_version\": \"a\\u0000\"}]}]"),
                    ann.patch(
                            "/api/tasks/" + task, "{\"data\": {\"text\": \"b\\u0000\"}, \"meta\": {\"m\\u0000\": 1}}"),
                    ann.post(
                            "/api/tasks/" + task + "/annotations",
                            "{\"result\": [{\"id\": \"r\\u0000\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                                    + " \"value\": {\"start\": 0, \"end\": 1, \"labels\": [\"P\\u0000\"]}}], \"lead_time\": 1}"),
                    ann.post("/api/tagloop/comments", "{\"task\": " + task + ", \"text\": \"c\\u0000\"}"),
                    ann.get("/api/projects?title=%00"),
                    ann.get("/api/tasks?project=" + project
                            + "&query=%7B%22filters%22%3A%7B%22conjunction%22%3A%22and%22%2C%22items%22%3A%5B%7B%22filter%22%3A"
                            + "%22filter%3Atasks%3Adata.text%22%2C%22operator%22%3A%22contains%22%2C%22type%22%3A%22String%22%2C"
                            + "%22value%22%3A%22%5Cu0000%22%7D%5D%7D%7D"));
            assertThat(answers).extracting(Http.Answer::status).isSubsetOf(200, 201, 400);
        }
    }
}

package dev.tagloop.server.ml;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server with a project of two tasks, and a backend that is connected to it. */
final class Connected implements AutoCloseable {
    final TestStudio studio;
    final TestBackend backend = new TestBackend();
    final long project;
    final List<Long> tasks = new ArrayList<>();
    final long connection;

    Connected(Path folder) {
        this(folder, "{}");
    }

    /** @param more what the connection is made with beside title, address and project */
    Connected(Path folder, String more) {
        studio = TestStudio.withBackends(folder);
        project = studio.project(TestStudio.NER);
        studio.importTasks(project, "[{\"text\": \"Ann lives here\"}, {\"text\": \"Bob left\"}]")
                .get("task_ids")
                .forEach(id -> tasks.add(id.asLong()));
        ObjectNode body = (ObjectNode) Json.read(more);
        body.put("project", project).put("url", backend.url());
        if (!body.has("title")) {
            body.put("title", "Model");
        }
        connection = created(ann().post("/api/ml", Json.write(body))).get("id").asLong();
    }

    Http ann() {
        return studio.ann();
    }

    /** Retrieves predictions for all tasks and returns what the server says about it. */
    String retrieve() {
        return ok(ann().post(
                                "/api/dm/actions?id=retrieve_tasks_predictions&project=" + project,
                                "{\"selectedItems\": {\"all\": true, \"excluded\": []}}"))
                .get("detail")
                .asString();
    }

    JsonNode predictions() {
        return ok(ann().get("/api/predictions?project=" + project));
    }

    JsonNode project() {
        return ok(ann().get("/api/projects/" + project));
    }

    JsonNode connection() {
        return ok(ann().get("/api/ml/" + connection));
    }

    @Override
    public void close() {
        studio.close();
        backend.close();
    }
}

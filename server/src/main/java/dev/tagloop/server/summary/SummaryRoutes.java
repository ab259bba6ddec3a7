package dev.tagloop.server.summary;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A project's summary. */
public final class SummaryRoutes {
    private final Database database;
    private final Scope scope;

    public SummaryRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/projects/{id}/summary", this::get);
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        call.ok(database.read(handle -> json(handle, project.id())));
    }

    private static ObjectNode json(Handle handle, long project) {
        ObjectNode json = Json.object().put("project", project);
        long[] tasks = new long[1];
        handle.createQuery("SELECT created_at, task_number FROM projects WHERE id = :project")
                .bind("project", project)
                .map((row, context) -> {
                    tasks[0] = row.getLong("task_number");
                    return json.put("created_at", row.getString("created_at"));
                })
                .one();
        ObjectNode columns = json.putObject("all_data_columns");
        ArrayNode common = json.putArray("common_data_columns");
        TreeSet<String> everywhere = new TreeSet<>();
        handle.createQuery("SELECT name, task_count FROM project_columns WHERE project_id = :project ORDER BY id")
                .bind("project", project)
                .map((row, context) -> {
                    columns.put(row.getString("name"), row.getLong("task_count"));
                    return row.getLong("task_count") >= tasks[0] && everywhere.add(row.getString("name"));
                })
                .list();
        everywhere.forEach(common::add);
        ObjectNode regions = json.putObject("created_annotations");
        handle.createQuery(
                        "SELECT from_name, to_name, type, annotation_count FROM project_regions WHERE project_id = :project"
                                + " ORDER BY id")
                .bind("project", project)
                .map((row, context) -> regions.put(
                        row.getString("from_name") + "|" + row.getString("to_name") + "|" + row.getString("type"),
                        row.getLong("annotation_count")))
                .list();
        ObjectNode labels = json.putObject("created_labels");
        // A control whose regions have no labels is there without any.
        handle.createQuery("SELECT from_name FROM project_regions WHERE project_id = :project"
                        + " GROUP BY from_name ORDER BY MIN(id)")
                .bind("project", project)
                .map((row, context) -> labels.putObject(row.getString("from_name")))
                .list();
        labels(handle, project, "annotation_count", labels);
        labels(handle, project, "draft_count", json.putObject("created_labels_drafts"));
        return json;
    }

    private static void labels(Handle handle, long project, String column, ObjectNode json) {
        handle.createQuery("SELECT from_name, label, " + column
                        + " AS n FROM project_labels WHERE project_id = :project AND " + column + " > 0 ORDER BY id")
                .bind("project", project)
                .map((row, context) -> json.withObjectProperty(row.getString("from_name"))
                        .put(row.getString("label"), row.getLong("n")))
                .list();
    }
}

package dev.tagloop.server.predictions;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The versions of models whose predictions a project holds. */
public final class ModelVersions {
    /** What an imported prediction without a version is stored under. */
    private static final String UNDEFINED = "undefined";

    private final Database database;
    private final Scope scope;
    private final BiFunction<Call, ProjectRef, ArrayNode> live;

    /** @param live tells a project's connected backends */
    public ModelVersions(Database database, Scope scope, BiFunction<Call, ProjectRef, ArrayNode> live) {
        this.database = database;
        this.scope = scope;
        this.live = live;
    }

    public void declare(Routes routes) {
        routes.get("/api/projects/{id}/model-versions", this::list)
                .delete("/api/projects/{id}/model-versions", this::delete);
    }

    /** The version that an imported prediction names. */
    public static String sent(JsonNode version) {
        if (version == null || version.isNull()) {
            return UNDEFINED;
        }
        String text = version.isContainer() ? version.toString() : version.asString();
        return new CleanText().clean(text.replace("\0", ""));
    }

    private record Version(String name, long count, String latest) {}

    /** The last used version first. */
    private static List<Version> versions(Handle handle, long project) {
        return handle.createQuery("SELECT model_version, COUNT(*) AS n, MAX(created_at) AS latest FROM predictions"
                        + " WHERE project_id = :project AND task_id NOT IN (SELECT id FROM tasks WHERE import_id IN"
                        + " (SELECT id FROM pending_imports WHERE project_id = :project))"
                        + " GROUP BY model_version ORDER BY latest DESC, MAX(id) DESC")
                .bind("project", project)
                .map((row, context) ->
                        new Version(row.getString("model_version"), row.getLong("n"), row.getString("latest")))
                .list();
    }

    /** The versions of a project's predictions, the last used first. */
    public static List<String> names(Handle handle, long project) {
        return versions(handle, project).stream().map(Version::name).toList();
    }

    private void list(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        List<Version> versions = database.read(handle -> versions(handle, project.id()));
        ObjectNode json = Json.object();
        if (call.query().flag("extended", false)) {
            ArrayNode list = json.putArray("static");
            versions.forEach(version -> list.addObject()
                    .put("model_version", version.name())
                    .put("count", version.count())
                    .put("latest", version.latest()));
            json.set(
                    "live",
                    call.query().flag("include_live_models", false) ? live.apply(call, project) : json.nullNode());
        } else {
            versions.forEach(version -> json.put(version.name(), version.count()));
            // The one that is shown, though it has predicted nothing yet.
            shown(project).filter(name -> !json.has(name)).ifPresent(name -> json.put(name, 0));
        }
        call.ok(json);
    }

    private Optional<String> shown(ProjectRef project) {
        return database.read(handle -> handle.createQuery("SELECT model_version FROM projects WHERE id = :project"
                        + " AND COALESCE(model_version, '') <> ''")
                .bind("project", project.id())
                .mapTo(String.class)
                .findOne());
    }

    private void delete(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        fields.require("model_version");
        String version =
                fields.text("model_version", Fields.TextRule.verbatim()).orElse("");
        fields.check();
        int deleted = database.write(handle -> delete(handle, project, version));
        call.ok(Json.object().put("deleted_predictions", deleted));
    }

    private static int delete(Handle handle, ProjectRef project, String version) throws Exception {
        List<Long> tasks = handle.createQuery(
                        "SELECT DISTINCT p.task_id FROM predictions p JOIN visible_tasks t ON t.id = p.task_id"
                                + " WHERE p.project_id = :project AND p.model_version = :version")
                .bind("project", project.id())
                .bind("version", version)
                .mapTo(Long.class)
                .list();
        int deleted = 0;
        for (int from = 0; from < tasks.size(); from += 5000) {
            List<Long> part = tasks.subList(from, Math.min(tasks.size(), from + 5000));
            deleted += Counters.around(handle, project.id(), part, same -> {
                int gone = handle.createUpdate(
                                "DELETE FROM predictions WHERE model_version = :version AND task_id IN (<tasks>)")
                        .bind("version", version)
                        .bindList("tasks", part)
                        .execute();
                Counters.recountPredictions(handle, part);
                return gone;
            });
        }
        return deleted;
    }
}

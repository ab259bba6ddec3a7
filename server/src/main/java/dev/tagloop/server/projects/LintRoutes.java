package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.lint.ConfigLint;
import dev.tagloop.core.labelconfig.lint.LintProblem;
import dev.tagloop.core.labelconfig.lint.ProjectUse;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks a label config over, alone or for a project: an answer for every text, with all problems at their places. */
final class LintRoutes {
    private final Database database;
    private final Access access;

    LintRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    void declare(Routes routes) {
        routes.post("/api/tagloop/label-config/lint", this::lint);
    }

    private void lint(Call call) {
        access.require(call, Action.VIEW, new Target.Instance());
        Fields fields = call.fields();
        fields.require("label_config");
        Optional<String> xml = fields.text("label_config", Fields.TextRule.verbatim());
        Optional<Long> id = fields.isNull("project") ? Optional.empty() : fields.id("project");
        fields.check();
        Optional<Project> project = id.map(wanted -> {
            Project found = database.read(handle -> Projects.get(handle, wanted));
            access.require(call, Action.VIEW, found.target());
            return found;
        });
        ProjectUse use = project.map(found -> database.read(handle -> use(handle, found.id())))
                .orElse(ProjectUse.NONE);
        ArrayNode problems = Json.array();
        ConfigLint.check(xml.orElse(""), use).forEach(problem -> problems.add(json(problem)));
        ObjectNode answer = Json.object();
        answer.set("problems", problems);
        call.ok(answer);
    }

    private static ObjectNode json(LintProblem problem) {
        return Json.object()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("line", problem.line())
                .put("column", problem.column())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }

    private static ProjectUse use(Handle handle, long project) {
        long tasks = handle.createQuery("SELECT task_number FROM projects WHERE id = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
        Map<String, Long> columns = new LinkedHashMap<>();
        handle.createQuery(
                        "SELECT name, task_count FROM project_columns WHERE project_id = :project AND task_count > 0 ORDER BY id")
                .bind("project", project)
                .map((row, context) -> Map.entry(row.getString("name"), row.getLong("task_count")))
                .forEach(column -> columns.put(column.getKey(), column.getValue()));
        List<ProjectUse.Regions> regions = handle.createQuery(
                        "SELECT from_name, to_name, type, annotation_count FROM project_regions"
                                + " WHERE project_id = :project AND annotation_count > 0 ORDER BY id")
                .bind("project", project)
                .map((row, context) -> new ProjectUse.Regions(
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("type"),
                        row.getLong("annotation_count")))
                .list();
        List<ProjectUse.Label> labels = handle.createQuery(
                        "SELECT from_name, label, annotation_count, draft_count FROM project_labels"
                                + " WHERE project_id = :project AND annotation_count + draft_count > 0 ORDER BY id")
                .bind("project", project)
                .map((row, context) -> new ProjectUse.Label(
                        row.getString("from_name"),
                        row.getString("label"),
                        row.getLong("annotation_count"),
                        row.getLong("draft_count")))
                .list();
        return new ProjectUse(tasks, columns, regions, labels);
    }
}

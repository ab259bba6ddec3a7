package dev.tagloop.server.datamanager;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.accounts.UserJson;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.ProjectJson;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A project as the data manager sees it: what may be done in it, its columns, who annotated. */
public final class DataManagerRoutes {
    private final Database database;
    private final Scope scope;
    private final Users users;

    public DataManagerRoutes(Database database, Scope scope, Users users) {
        this.database = database;
        this.scope = scope;
        this.users = users;
    }

    public void declare(Routes routes) {
        routes.get("/api/dm/project", this::project)
                .get("/api/dm/columns", this::columns)
                .get("/api/projects/{id}/annotators", this::annotators)
                .post("/api/projects/{id}/sample-task", this::sampleTask);
    }

    private ProjectRef named(Call call) {
        return scope.project(call, call.query().number("project").orElse(Long.MIN_VALUE), Action.VIEW);
    }

    private void project(Call call) {
        ProjectRef asked = named(call);
        boolean manages = scope.allows(call, asked, Action.MANAGE);
        call.ok(database.read(handle -> {
            Project project = Projects.get(handle, asked.id());
            ObjectNode json = new ProjectJson(handle, users, call.caller().id()).uncounted(project);
            if (!manages) {
                // The way to the task data is for those who run the project.
                json.putNull("task_data_login").putNull("task_data_password");
            }
            return json.put("can_delete_tasks", manages)
                    .put("can_manage_annotations", manages)
                    .put("can_manage_tasks", manages)
                    .put("source_syncing", false)
                    .put("target_syncing", false)
                    .put("task_count", project.counts().taskNumber())
                    .put("annotation_count", project.counts().totalAnnotationsNumber());
        }));
    }

    private void columns(Call call) {
        ProjectRef project = named(call);
        call.ok(database.read(handle -> new Columns(handle, project).json()));
    }

    /** Accounts that annotated in the project, as far as the caller sees the work of others. */
    private void annotators(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Sight sight = scope.sight(call, project);
        call.ok(database.read(handle -> {
            ArrayNode list = Json.array();
            annotators(handle, project).stream()
                    .filter(sight::shows)
                    .forEach(id -> users.find(handle, id).ifPresent(user -> list.add(UserJson.brief(user))));
            return list;
        }));
    }

    private static List<Long> annotators(Handle handle, ProjectRef project) {
        return handle.createQuery(
                        "SELECT DISTINCT a.completed_by FROM annotations a JOIN visible_tasks t ON t.id = a.task_id"
                                + " WHERE a.project_id = :project AND a.completed_by IS NOT NULL ORDER BY a.completed_by")
                .bind("project", project.id())
                .mapTo(Long.class)
                .list();
    }

    private void sampleTask(Call call) {
        scope.project(call, Action.VIEW);
        ObjectNode answer = Json.object();
        answer.set("sample_task", SampleTask.of(call.fields()));
        call.ok(answer);
    }
}

package dev.tagloop.server.projects;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects: create, read, list, change, delete. */
public final class ProjectRoutes {
    private final Database database;
    private final Access access;
    private final Users users;
    private final Trash trash;

    public ProjectRoutes(Database database, Access access, Users users, Trash trash) {
        this.database = database;
        this.access = access;
        this.users = users;
        this.trash = trash;
    }

    public void declare(Routes routes) {
        routes.get("/api/projects", this::list)
                .post("/api/projects", this::create)
                .get("/api/projects/counts", this::counts)
                .get("/api/projects/{id}", this::get)
                .patch("/api/projects/{id}", call -> change(call, false))
                .put("/api/projects/{id}", call -> change(call, true))
                .delete("/api/projects/{id}", this::delete);
        new ConfigRoutes(database, access).declare(routes);
        new LintRoutes(database, access).declare(routes);
    }

    private long organization(Call call, Action action) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, action, new Target.Organization(organization));
        return organization;
    }

    /** The project in the path, if the caller may do this to it. */
    static Project require(Database database, Access access, Call call, Action action) {
        long id = call.id("id", "Project");
        Project project = database.read(handle -> Projects.get(handle, id));
        access.require(call, action, project.target());
        return project;
    }

    private void list(Call call) {
        ProjectFilter filter = ProjectFilter.of(organization(call, Action.VIEW), call.query());
        Optional<Set<String>> include = call.query().include();
        call.ok(database.read(handle -> {
            Page page = ProjectFilter.pageOf(call, filter.count(handle));
            List<Project> projects = filter.page(handle, page);
            ProjectJson json = new ProjectJson(handle, users, call.caller().id()).expecting(projects);
            ArrayNode results = Json.array();
            projects.forEach(project ->
                    results.add(ProjectJson.only(shown(handle, call, project, json.counted(project)), include)));
            return page.answer(call, results);
        }));
    }

    private void counts(Call call) {
        ProjectFilter filter = ProjectFilter.of(organization(call, Action.VIEW), call.query());
        Optional<Set<String>> include = call.query().include();
        call.ok(database.read(handle -> {
            Page page = ProjectFilter.pageOf(call, filter.count(handle));
            ArrayNode results = Json.array();
            filter.page(handle, page)
                    .forEach(project -> results.add(ProjectJson.only(ProjectJson.counts(project), include)));
            return page.answer(call, results);
        }));
    }

    private void create(Call call) {
        long organization = organization(call, Action.CREATE);
        long caller = call.caller().id();
        Map<String, Object> columns = ProjectFields.forCreate(call.fields());
        call.created(database.write(handle -> {
            long id = Projects.insert(handle, organization, caller, columns);
            return new ProjectJson(handle, users, caller).uncounted(Projects.get(handle, id));
        }));
    }

    private void get(Call call) {
        Project asked = require(database, access, call, Action.VIEW);
        call.ok(database.read(handle -> {
            Project project = Projects.get(handle, asked.id());
            ObjectNode json = new ProjectJson(handle, users, call.caller().id()).counted(project);
            return ProjectJson.only(
                    shown(handle, call, project, json), call.query().include());
        }));
    }

    /** The way to the task data is for those who run the project, not for those who label in it. */
    private ObjectNode shown(Handle handle, Call call, Project project, ObjectNode json) {
        boolean tells =
                project.settings().taskDataLogin() != null || project.settings().taskDataPassword() != null;
        return tells && !access.allows(handle, call.caller(), Action.MANAGE, project.target())
                ? json.putNull("task_data_login").putNull("task_data_password")
                : json;
    }

    private void change(Call call, boolean replace) {
        Project project = require(database, access, call, Action.CHANGE);
        ProjectChange change = ProjectChange.read(call.fields(), replace);
        call.ok(database.write(handle -> {
            change.apply(handle, Projects.get(handle, project.id()));
            WebhookEvents.projectUpdated(handle, project.id());
            return new ProjectJson(handle, users, call.caller().id()).counted(Projects.get(handle, project.id()));
        }));
    }

    private void delete(Call call) {
        Project project = require(database, access, call, Action.DELETE);
        database.write(handle -> {
            trash.project(
                    handle, Projects.get(handle, project.id()), call.caller().id());
            return project;
        });
        call.noContent();
    }
}

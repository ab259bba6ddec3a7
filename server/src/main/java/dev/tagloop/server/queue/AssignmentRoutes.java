package dev.tagloop.server.queue;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Members;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may be given which tasks of a project. The original has no route for it. */
public final class AssignmentRoutes {
    private static final Set<String> MODES = Set.of("add", "remove");
    private static final int CHECKED_AT_ONCE = 5000;

    private final Database database;
    private final Scope scope;

    public AssignmentRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/projects/{id}/assignments", this::get)
                .put("/api/tagloop/projects/{id}/assignments", this::replace)
                .post("/api/tagloop/projects/{id}/assignments", this::change);
    }

    /** Tasks that a request names. @param all every task of the project; then the list is empty */
    private record Chosen(boolean all, Set<Long> ids) {
        static Chosen of(JsonNode json, String field) {
            if (json.isString() && json.stringValue().equals("all")) {
                return new Chosen(true, Set.of());
            }
            return new Chosen(false, AssignmentRoutes.ids(json, field));
        }
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Sight sight = scope.sight(call, project);
        call.ok(database.read(handle -> json(handle, project, sight)));
    }

    private static ObjectNode json(Handle handle, ProjectRef project) {
        return json(handle, project, Sight.EVERYTHING);
    }

    private static ObjectNode json(Handle handle, ProjectRef project, Sight sight) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("assignments");
        new Assignments(handle, project.id()).all().forEach((user, tasks) -> {
            if (sight.shows(user)) {
                ArrayNode ids = list.addObject().put("user", user).putArray("tasks");
                tasks.forEach(ids::add);
            }
        });
        return answer;
    }

    /** One person's part of a replacement. */
    private record Part(long user, Chosen tasks) {}

    private void replace(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        long caller = call.caller().id();
        JsonNode wanted = list(call.fields(), "assignments");
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : wanted) {
            JsonNode user = part.path("user");
            if (!user.isIntegralNumber() || !user.canConvertToLong() || !part.has("tasks")) {
                throw ApiException.invalid(
                        "assignments", "Each entry needs a user (an id) and tasks (a list of ids, or \"all\").");
            }
            parts.add(new Part(user.longValue(), Chosen.of(part.get("tasks"), "assignments")));
        }
        call.ok(database.write(handle -> {
            Assignments assignments = new Assignments(handle, project.id());
            assignments.clear();
            for (Part part : parts) {
                requireMembers(handle, project, Set.of(part.user()));
                add(handle, project, part.user(), part.tasks(), caller);
            }
            return json(handle, project);
        }));
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        long caller = call.caller().id();
        Fields fields = call.fields();
        fields.require("users");
        fields.require("tasks");
        fields.require("mode");
        Optional<String> mode = fields.choice("mode", MODES);
        fields.check();
        Set<Long> users = ids(fields.json("users").orElseThrow(), "users");
        Chosen tasks = Chosen.of(fields.json("tasks").orElseThrow(), "tasks");
        boolean adds = mode.orElseThrow().equals("add");
        call.ok(database.write(handle -> {
            if (adds) {
                requireMembers(handle, project, users);
            }
            long changed = 0;
            for (long user : users) {
                changed += adds ? add(handle, project, user, tasks, caller) : remove(handle, project, user, tasks);
            }
            return json(handle, project).put("changed", changed);
        }));
    }

    private static int add(Handle handle, ProjectRef project, long user, Chosen tasks, long by) {
        Assignments assignments = new Assignments(handle, project.id());
        if (tasks.all()) {
            return assignments.addAll(user, by);
        }
        requireTasks(handle, project, tasks.ids());
        return assignments.add(user, tasks.ids(), by);
    }

    private static int remove(Handle handle, ProjectRef project, long user, Chosen tasks) {
        Assignments assignments = new Assignments(handle, project.id());
        return tasks.all() ? assignments.removeAll(user) : assignments.remove(user, tasks.ids());
    }

    /** @throws ApiException 400 if one of the accounts is no member of the project's organization */
    public static void requireMembers(Handle handle, ProjectRef project, Set<Long> users) {
        for (long user : users) {
            if (!Members.include(handle, project.organizationId(), user)) {
                throw ApiException.invalid(
                        "users", "The account " + user + " is no member of the project's organization.");
            }
        }
    }

    private static void requireTasks(Handle handle, ProjectRef project, Set<Long> tasks) {
        List<Long> wanted = List.copyOf(tasks);
        for (int from = 0; from < wanted.size(); from += CHECKED_AT_ONCE) {
            List<Long> some = wanted.subList(from, Math.min(wanted.size(), from + CHECKED_AT_ONCE));
            Set<Long> found = handle.createQuery(
                            "SELECT id FROM visible_tasks WHERE id IN (<tasks>) AND project_id = :project")
                    .bindList("tasks", some)
                    .bind("project", project.id())
                    .mapTo(Long.class)
                    .set();
            some.stream().filter(task -> !found.contains(task)).findFirst().ifPresent(task -> {
                throw ApiException.invalid("tasks", "The project has no task " + task + ".");
            });
        }
    }

    private static JsonNode list(Fields fields, String name) {
        JsonNode list = fields.json(name).orElseGet(() -> Json.object().nullNode());
        if (!list.isArray()) {
            throw ApiException.invalid(name, "A list is required.");
        }
        return list;
    }

    private static Set<Long> ids(JsonNode json, String field) {
        Set<Long> ids = new LinkedHashSet<>();
        boolean fits = json.isArray();
        for (JsonNode id : json) {
            fits &= id.isIntegralNumber() && id.canConvertToLong();
            if (fits) {
                ids.add(id.longValue());
            }
        }
        if (!fits) {
            throw ApiException.invalid(field, "A list of ids is required.");
        }
        return ids;
    }
}

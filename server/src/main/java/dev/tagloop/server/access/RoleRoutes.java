package dev.tagloop.server.access;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roles of a project's members, an extension of the API:
 * {@code {"enabled": false, "members": [{"user": {...}, "role": "owner"}, ...], "mine": "owner"}}. The roles are told, and may be given,
 * before they are on; until then they hinder nobody.
 */
public final class RoleRoutes {
    private static final String ROLES = "/api/tagloop/projects/{id}/roles";
    private static final Set<String> WORDS =
            Arrays.stream(Role.values()).map(Role::word).collect(Collectors.toUnmodifiableSet());

    private final Database database;
    private final Access access;

    public RoleRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    public void declare(Routes routes) {
        routes.get(ROLES, this::get)
                .patch(ROLES, this::change)
                .put(ROLES + "/{user}", this::give)
                .delete(ROLES + "/{user}", this::take);
    }

    private Target.Project project(Call call) {
        long id = call.id("id", "Project");
        return database.read(handle -> handle.createQuery("SELECT organization_id FROM projects WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne())
                .map(organization -> new Target.Project(id, organization))
                .orElseThrow(() -> ApiException.noMatch("Project"));
    }

    private void get(Call call) {
        Target.Project project = project(call);
        access.require(call, Action.VIEW, project);
        call.ok(database.read(handle -> json(handle, project, call.caller().id())));
    }

    private static ObjectNode json(Handle handle, Target.Project project, long caller) {
        Standing mine = Standing.of(handle, project, caller);
        ObjectNode json = Json.object().put("enabled", mine.rolesOn());
        ArrayNode members = json.putArray("members");
        Members.of(handle, project.organization()).forEach(user -> {
            Role role = Standing.of(handle, project, user.get("id").asLong()).role();
            members.addObject().put("role", role.word()).set("user", user);
        });
        return json.put("mine", mine.role().word());
    }

    private void change(Call call) {
        Target.Project project = project(call);
        access.require(call, Action.ADMINISTER, project);
        Fields fields = call.fields();
        fields.require("enabled");
        Optional<Boolean> enabled = fields.bool("enabled");
        fields.check();
        long caller = call.caller().id();
        call.ok(database.write(handle -> {
            if (enabled.orElseThrow()) {
                keepOwners(handle, project.id(), caller);
            }
            handle.createUpdate("UPDATE projects SET roles_enabled = :enabled WHERE id = :project")
                    .bind("enabled", enabled.orElseThrow())
                    .bind("project", project.id())
                    .execute();
            return json(handle, project, caller);
        }));
    }

    /** Whoever made the project, or switches its roles on, stays its owner, whatever becomes of the project's fields. */
    private static void keepOwners(Handle handle, long project, long caller) {
        handle.createUpdate("INSERT INTO project_roles (project_id, user_id, role)"
                        + " SELECT p.id, u.id, :owner FROM projects p JOIN users u ON u.id = p.created_by OR u.id = :caller"
                        + " WHERE p.id = :project ON CONFLICT (project_id, user_id) DO NOTHING")
                .bind("owner", Role.OWNER.word())
                .bind("caller", caller)
                .bind("project", project)
                .execute();
    }

    private void give(Call call) {
        Target.Project project = project(call);
        long user = call.id("user", "User");
        // Nobody who may not see the project learns from the body's faults that it is there.
        access.require(call, Action.VIEW, project);
        Fields fields = call.fields();
        fields.require("role");
        Role role = fields.choice("role", WORDS).flatMap(Role::of).orElse(Role.ANNOTATOR);
        access.require(call, Action.CHANGE, new Target.Membership(user, Optional.of(role), project));
        fields.check();
        call.ok(database.write(handle -> {
            requireMember(handle, project, user);
            handle.createUpdate("INSERT INTO project_roles (project_id, user_id, role) VALUES (:project, :user, :role)"
                            + " ON CONFLICT (project_id, user_id) DO UPDATE SET role = :role")
                    .bind("project", project.id())
                    .bind("user", user)
                    .bind("role", role.word())
                    .execute();
            return json(handle, project, call.caller().id());
        }));
    }

    private static void requireMember(Handle handle, Target.Project project, long user) {
        if (!Members.include(handle, project.organization(), user)) {
            throw ApiException.noMatch("User");
        }
    }

    private void take(Call call) {
        Target.Project project = project(call);
        long user = call.id("user", "User");
        access.require(call, Action.CHANGE, new Target.Membership(user, Optional.empty(), project));
        database.write(handle -> {
            requireMember(handle, project, user);
            return handle.createUpdate("DELETE FROM project_roles WHERE project_id = :project AND user_id = :user")
                    .bind("project", project.id())
                    .bind("user", user)
                    .execute();
        });
        call.noContent();
    }
}

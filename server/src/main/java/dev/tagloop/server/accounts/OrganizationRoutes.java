package dev.tagloop.server.accounts;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Organizations, their members and the invitation to them. */
final class OrganizationRoutes {
    private static final int PAGE_SIZE = 100;

    private final Database database;
    private final Access access;
    private final Users users;

    OrganizationRoutes(Database database, Access access, Users users) {
        this.database = database;
        this.access = access;
        this.users = users;
    }

    void declare(Routes routes) {
        routes.get("/api/organizations", this::list)
                .get("/api/organizations/{id}", this::get)
                .get("/api/organizations/{id}/memberships", this::members)
                .get("/api/organizations/{id}/memberships/{user}", this::member)
                .delete("/api/organizations/{id}/memberships/{user}", this::remove)
                .get("/api/invite", this::invite)
                .post("/api/invite/reset-token", this::resetInvite);
    }

    private void list(Call call) {
        access.require(call, Action.VIEW, new Target.Instance());
        long own = call.caller().organization().orElse(-1L);
        call.ok(database.read(handle -> {
            ArrayNode list = Json.array();
            handle.createQuery("SELECT id, title, contact_info, created_at FROM organizations WHERE id = :own")
                    .bind("own", own)
                    .map((row, context) -> Json.object()
                            .put("id", row.getLong("id"))
                            .put("title", row.getString("title"))
                            .put("contact_info", row.getString("contact_info"))
                            .put("created_at", row.getString("created_at")))
                    .forEach(list::add);
            return list;
        }));
    }

    private long organization(Call call, Action action) {
        long id = call.id("id", "Organization");
        access.require(call, action, new Target.Organization(id));
        return id;
    }

    private void get(Call call) {
        long id = organization(call, Action.VIEW);
        call.ok(database.read(handle -> {
            ObjectNode json = handle.createQuery(
                            "SELECT id, title, invite_token, created_at, updated_at, contact_info, created_by"
                                    + " FROM organizations WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> Json.object()
                            .put("id", row.getLong("id"))
                            .put("title", row.getString("title"))
                            .put("token", row.getString("invite_token"))
                            .put("created_at", row.getString("created_at"))
                            .put("updated_at", row.getString("updated_at"))
                            .put("contact_info", row.getString("contact_info"))
                            .put("created_by", row.getLong("created_by")))
                    .one();
            ArrayNode members = json.putArray("users");
            users.members(handle, id).forEach(user -> members.add(user.id()));
            return json;
        }));
    }

    /** Past the end this answers an empty page and no 404: clients that page through members do not swallow one. */
    private void members(Call call) {
        long id = organization(call, Action.VIEW);
        call.ok(database.read(handle -> {
            List<User> all = users.members(handle, id);
            Page page = Page.lenient(call, all.size(), PAGE_SIZE);
            ArrayNode results = Json.array();
            UserJson json = new UserJson(handle);
            page.slice(all).forEach(user -> {
                ObjectNode member = json.full(user).putNull("created_projects").putNull("contributed_to_projects");
                ObjectNode row = Json.object()
                        .put("id", membership(handle, id, user.id()))
                        .put("organization", id);
                row.set("user", member);
                results.add(row);
            });
            return page.answer(call, results);
        }));
    }

    private static long membership(Handle handle, long organization, long user) {
        return handle.createQuery(
                        "SELECT id FROM organization_members WHERE organization_id = :organization AND user_id = :user")
                .bind("organization", organization)
                .bind("user", user)
                .mapTo(Long.class)
                .one();
    }

    private void member(Call call) {
        long id = organization(call, Action.VIEW);
        long user = call.id("user", "OrganizationMember");
        call.ok(database.read(handle -> handle.createQuery("SELECT m.created_at,"
                        + " (SELECT COUNT(*) FROM annotations a JOIN projects p ON p.id = a.project_id"
                        + "   WHERE a.completed_by = m.user_id AND p.organization_id = m.organization_id) AS annotations,"
                        + " (SELECT COUNT(DISTINCT a.project_id) FROM annotations a JOIN projects p ON p.id = a.project_id"
                        + "   WHERE a.completed_by = m.user_id AND p.organization_id = m.organization_id) AS projects"
                        + " FROM organization_members m WHERE m.organization_id = :organization AND m.user_id = :user"
                        + " AND m.deleted_at IS NULL")
                .bind("organization", id)
                .bind("user", user)
                .map((row, context) -> Json.object()
                        .put("user", user)
                        .put("organization", id)
                        .put("contributed_projects_count", row.getLong("projects"))
                        .put("annotations_count", row.getLong("annotations"))
                        .put("created_at", row.getString("created_at")))
                .findOne()
                .orElseThrow(() -> ApiException.noMatch("OrganizationMember"))));
    }

    private void remove(Call call) {
        long id = organization(call, Action.ADMINISTER);
        long user = call.id("user", "OrganizationMember");
        if (user == call.caller().id()) {
            throw ApiException.bare(405, Json.object().put("detail", "User cannot soft delete self"))
                    .with("Allow", "DELETE, GET");
        }
        database.write(handle -> {
            int removed = handle.createUpdate("UPDATE organization_members SET deleted_at = :now, updated_at = :now"
                            + " WHERE organization_id = :organization AND user_id = :user AND deleted_at IS NULL")
                    .bind("now", Times.now())
                    .bind("organization", id)
                    .bind("user", user)
                    .execute();
            if (removed == 0) {
                throw ApiException.of(404, "Member not found");
            }
            return handle.createUpdate("UPDATE users SET active_organization_id = NULL WHERE id = :user"
                            + " AND active_organization_id = :organization")
                    .bind("organization", id)
                    .bind("user", user)
                    .execute();
        });
        call.noContent();
    }

    private long own(Call call, Action action) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, action, new Target.Organization(organization));
        return organization;
    }

    private void invite(Call call) {
        long organization = own(call, Action.VIEW);
        call.ok(database.read(handle -> invitation(handle, organization)));
    }

    private void resetInvite(Call call) {
        long organization = own(call, Action.CHANGE);
        call.created(database.write(handle -> {
            handle.createUpdate("UPDATE organizations SET invite_token = :token WHERE id = :id")
                    .bind("token", Secrets.hex(20))
                    .bind("id", organization)
                    .execute();
            return invitation(handle, organization);
        }));
    }

    private static ObjectNode invitation(Handle handle, long organization) {
        String token = handle.createQuery("SELECT invite_token FROM organizations WHERE id = :id")
                .bind("id", organization)
                .mapTo(String.class)
                .one();
        return Json.object().put("token", token).put("invite_url", "/user/signup/?token=" + token);
    }
}

package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Accounts as the API shows them, in its key order. */
public final class UserJson {
    /** What a signed-in account may do, in the original's words: everything, because roles are off. */
    private static final List<String> PERMISSIONS = List.of(
            "organizations.create",
            "organizations.view",
            "organizations.change",
            "organizations.delete",
            "organizations.invite",
            "projects.create",
            "projects.view",
            "projects.change",
            "projects.delete",
            "projects.reset_cache",
            "tasks.create",
            "tasks.view",
            "tasks.change",
            "tasks.delete",
            "views.reset",
            "annotations.create",
            "annotations.view",
            "annotations.change",
            "annotations.delete",
            "actions.perform",
            "predictions.any",
            "avatar.any",
            "labels.create",
            "labels.view",
            "labels.change",
            "labels.delete",
            "models.create",
            "models.view",
            "models.change",
            "models.delete",
            "model_provider_connection.create",
            "model_provider_connection.view",
            "model_provider_connection.change",
            "model_provider_connection.delete",
            "webhooks.view",
            "webhooks.change",
            "users.token.any",
            "storages.view",
            "storages.change",
            "storages.sync",
            "views.view",
            "views.create",
            "views.change",
            "views.delete");

    private final Handle handle;
    private final Map<Long, ObjectNode> organizations = new HashMap<>();

    /** Writes accounts read through this handle; organizations are looked up once each. */
    UserJson(Handle handle) {
        this.handle = handle;
    }

    /** The usual form. */
    ObjectNode full(User user) {
        ObjectNode json = Json.object()
                .put("id", user.id())
                .put("first_name", user.firstName())
                .put("last_name", user.lastName())
                .put("username", user.username())
                .put("email", user.email())
                .put("last_activity", user.lastActivity());
        json.set("custom_hotkeys", Json.parse(user.customHotkeys()));
        json.putNull("avatar").put("initials", user.initials()).put("phone", user.phone());
        json.put("active_organization", user.activeOrganizationId());
        json.set("active_organization_meta", organization(user.activeOrganizationId()));
        return json.put("allow_newsletters", user.allowNewsletters()).put("date_joined", user.dateJoined());
    }

    /** The form of {@code whoami}: what the account may do is added. */
    ObjectNode whoAmI(User user) {
        ObjectNode json = full(user);
        ArrayNode permissions = json.putArray("permissions");
        PERMISSIONS.forEach(permissions::add);
        return json;
    }

    /** The short form inside projects: id, names, address. */
    public static ObjectNode brief(User user) {
        return Json.object()
                .put("id", user.id())
                .put("first_name", user.firstName())
                .put("last_name", user.lastName())
                .put("email", user.email())
                .putNull("avatar");
    }

    /** The form inside a task's annotations, as {@code completed_by}. */
    public static ObjectNode annotator(User user) {
        return Json.object()
                .put("id", user.id())
                .put("first_name", user.firstName())
                .put("last_name", user.lastName())
                .putNull("avatar")
                .put("email", user.email())
                .put("initials", user.initials());
    }

    private ObjectNode organization(Long id) {
        if (id == null) {
            return Json.object().put("title", "").put("email", "");
        }
        return organizations
                .computeIfAbsent(
                        id,
                        key -> handle.createQuery("SELECT o.title, u.email FROM organizations o"
                                        + " LEFT JOIN users u ON u.id = o.created_by WHERE o.id = :id")
                                .bind("id", key)
                                .map((row, context) -> Json.object()
                                        .put("title", row.getString("title"))
                                        .put("email", row.getString("email")))
                                .one())
                .deepCopy();
    }
}

package dev.tagloop.server.webhooks;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Wakeups;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks as the original serves them. They are part of running a project: who may not change it does not see them. */
final class WebhookRoutes {
    private static final String KIND = "Webhook";

    private final Database database;
    private final Access access;
    private final Scope scope;

    WebhookRoutes(Database database, Access access, Scope scope) {
        this.database = database;
        this.access = access;
        this.scope = scope;
    }

    void declare(Routes routes) {
        routes.get("/api/webhooks", this::list)
                .post("/api/webhooks", this::create)
                .get("/api/webhooks/info", this::info)
                .get("/api/webhooks/{id}", this::get)
                .patch("/api/webhooks/{id}", call -> change(call, false))
                .put("/api/webhooks/{id}", call -> change(call, true))
                .delete("/api/webhooks/{id}", this::delete);
    }

    private long organization(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.VIEW, new Target.Organization(organization));
        return organization;
    }

    private void info(Call call) {
        organization(call);
        call.ok(WebhookAction.info());
    }

    private void list(Call call) {
        Optional<Long> project = call.query().number("project");
        if (call.query().has("project") && project.isEmpty()) {
            throw ApiException.invalid(
                    "project", "Select a valid choice. That choice is not one of the available choices.");
        }
        List<WebhookRow> rows;
        if (project.isPresent()) {
            ProjectRef ref = scope.project(call, project.get(), Action.MANAGE);
            rows = database.read(handle -> Webhooks.ofProject(handle, ref.id()));
        } else {
            long organization = organization(call);
            rows = database.read(handle -> Webhooks.ofOrganization(handle, organization)).stream()
                    .filter(row -> scope.allows(call, row.projectId(), Action.MANAGE))
                    .toList();
        }
        ArrayNode list = Json.array();
        Map<Long, List<String>> actions = database.read(handle ->
                Webhooks.actions(handle, rows.stream().map(WebhookRow::id).toList()));
        rows.forEach(row -> list.add(row.json(actions.getOrDefault(row.id(), List.of()))));
        call.ok(list);
    }

    private void create(Call call) {
        organization(call);
        Fields fields = call.fields();
        Optional<Long> named =
                fields.has("project") && !fields.isNull("project") ? fields.id("project") : Optional.empty();
        if (!fields.has("project") || fields.isNull("project")) {
            throw ApiException.of(404, "Project not found.");
        }
        fields.check();
        ProjectRef project = project(call, named.orElse(Long.MIN_VALUE));
        WebhookInput input = WebhookInput.ofNew(fields);
        Map<String, Object> columns = new LinkedHashMap<>(input.columns());
        columns.put("project_id", project.id());
        columns.put("added_by", call.caller().id());
        ObjectNode made = database.write(handle -> {
            ProjectRef.current(handle, project);
            long id = Webhooks.insert(handle, columns);
            Webhooks.setActions(handle, id, input.actions().orElse(List.of()));
            return json(handle, id);
        });
        call.context()
                .header("Location", URI.create(made.get("url").stringValue()).toASCIIString());
        call.created(made);
    }

    private ProjectRef project(Call call, long id) {
        try {
            return scope.project(call, id, Action.MANAGE);
        } catch (ApiException e) {
            throw e.status() == 404
                    ? ApiException.invalid("project", "Invalid pk \"" + id + "\" - object does not exist.")
                    : e;
        }
    }

    private static ObjectNode json(Handle handle, long id) {
        return Webhooks.find(handle, id)
                .orElseThrow(() -> ApiException.noMatch(KIND))
                .json(Webhooks.actions(handle, id));
    }

    private void get(Call call) {
        scope.of(call, Owned.WEBHOOK, Action.MANAGE);
        long id = call.id("id", KIND);
        call.ok(database.read(handle -> json(handle, id)));
    }

    /** What a request does not name stays as it is; the project stays whatever it names. */
    private void change(Call call, boolean replace) {
        scope.of(call, Owned.WEBHOOK, Action.MANAGE);
        long id = call.id("id", KIND);
        WebhookInput input = replace ? WebhookInput.ofNew(call.fields()) : WebhookInput.ofChange(call.fields());
        long caller = call.caller().id();
        call.ok(database.write(handle -> {
            WebhookRow old = Webhooks.find(handle, id).orElseThrow(() -> ApiException.noMatch(KIND));
            Webhooks.update(handle, id, changes(input, old, caller));
            input.actions().ifPresent(actions -> Webhooks.setActions(handle, id, actions));
            Wakeups.note(handle);
            return json(handle, id);
        }));
    }

    /** Another address is asked under the rights of who gave it, and at once. */
    private static Map<String, Object> changes(WebhookInput input, WebhookRow old, long caller) {
        Map<String, Object> columns = new LinkedHashMap<>(input.columns());
        boolean moves = !columns.getOrDefault("url", old.url()).equals(old.url());
        if (moves) {
            columns.put("added_by", caller);
            // What its connection asks for must not go elsewhere.
            columns.put("ml_backend_id", null);
        }
        if (moves || columns.containsKey("is_active")) {
            columns.put("failures", 0L);
            columns.put("next_at", null);
        }
        return columns;
    }

    private void delete(Call call) {
        scope.of(call, Owned.WEBHOOK, Action.MANAGE);
        long id = call.id("id", KIND);
        database.write(handle -> {
            Webhooks.delete(handle, id);
            return id;
        });
        call.noContent();
    }
}

package dev.tagloop.server.views;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Tabs: create, read, list, change, arrange, delete. Everybody in a project sees all; who labels only changes none. */
public final class ViewRoutes {
    /** Tabs that can be arranged in one request. */
    private static final int MOST = 1000;

    private final Database database;
    private final Access access;
    private final Scope scope;

    public ViewRoutes(Database database, Access access, Scope scope) {
        this.database = database;
        this.access = access;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/dm/views", this::list)
                .post("/api/dm/views", this::create)
                .post("/api/dm/views/order", this::arrange)
                .delete("/api/dm/views/reset", this::reset)
                .get("/api/dm/views/{id}", this::get)
                .put("/api/dm/views/{id}", this::change)
                .patch("/api/dm/views/{id}", this::change)
                .delete("/api/dm/views/{id}", this::delete);
    }

    private void list(Call call) {
        List<ViewRow> views;
        if (call.query().text("project").filter(text -> !text.isBlank()).isPresent()) {
            ProjectRef project =
                    scope.project(call, call.query().number("project").orElse(Long.MIN_VALUE), Action.VIEW);
            views = database.read(handle -> Views.ofProject(handle, project.id()));
        } else {
            long organization = call.caller().organization().orElse(-1L);
            access.require(call, Action.VIEW, new Target.Organization(organization));
            views = database.read(handle -> Views.ofOrganization(handle, organization));
        }
        ArrayNode list = Json.array();
        views.forEach(view -> list.add(view.json()));
        call.ok(list);
    }

    /** The project that a body names. @throws ApiException 400 when it names none that the caller knows */
    private ProjectRef named(Call call, Fields fields, Action action) {
        call.caller();
        fields.require("project");
        long id = fields.id("project").orElse(Long.MIN_VALUE);
        fields.check();
        try {
            return scope.project(call, id, action);
        } catch (ApiException e) {
            throw e.status() == 404
                    ? ApiException.invalid("project", "Invalid pk \"" + id + "\" - object does not exist.")
                    : e;
        }
    }

    private void create(Call call) {
        Fields fields = call.fields();
        ProjectRef project = named(call, fields, Action.REVIEW);
        ViewInput input = ViewInput.of(fields);
        call.created(database.write(handle -> {
            long id = Views.insert(
                    handle,
                    ProjectRef.current(handle, project).id(),
                    call.caller().id(),
                    input);
            return Views.get(handle, id).json();
        }));
    }

    private void get(Call call) {
        scope.of(call, Owned.VIEW, Action.VIEW);
        long id = call.id("id", "View");
        call.ok(database.read(handle -> Views.get(handle, id).json()));
    }

    private void change(Call call) {
        scope.of(call, Owned.VIEW, Action.REVIEW);
        long id = call.id("id", "View");
        ViewInput input = ViewInput.of(call.fields());
        call.ok(database.write(handle -> {
            Views.update(handle, Views.get(handle, id), input);
            return Views.get(handle, id).json();
        }));
    }

    private void delete(Call call) {
        scope.of(call, Owned.VIEW, Action.REVIEW);
        long id = call.id("id", "View");
        database.write(handle -> {
            Views.delete(handle, Views.get(handle, id).id());
            return id;
        });
        call.noContent();
    }

    private void arrange(Call call) {
        Fields fields = call.fields();
        ProjectRef project = named(call, fields, Action.REVIEW);
        List<Long> ids = new ArrayList<>();
        JsonNode sent = fields.json("ids").orElseGet(Json::array);
        if (!sent.isArray() || sent.size() > MOST) {
            throw ApiException.invalid("ids", "The ids must be a list of at most " + MOST + " tabs.");
        }
        for (JsonNode id : sent) {
            Fields one = Fields.of(Json.object().set("ids", id));
            one.id("ids").ifPresent(ids::add);
            one.check();
        }
        database.write(handle -> {
            Views.arrange(handle, project.id(), ids);
            return ids;
        });
        call.empty();
    }

    /** Deletes all tabs of a project, which the query or the body names. */
    private void reset(Call call) {
        ProjectRef project = call.query().number("project").isPresent()
                ? scope.project(call, call.query().number("project").get(), Action.MANAGE)
                : named(call, call.fields(), Action.MANAGE);
        database.write(handle -> {
            Views.deleteAll(handle, project.id());
            return project;
        });
        call.noContent();
    }
}

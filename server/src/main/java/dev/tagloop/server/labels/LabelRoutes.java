package dev.tagloop.server.labels;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.webhooks.WebhookAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The labels manager: labels that an organization keeps, beside those of its label configs. */
public final class LabelRoutes {
    private static final long PAGE_SIZE = 100;

    private final Database database;
    private final Access access;
    private final Scope scope;

    public LabelRoutes(Database database, Access access, Scope scope) {
        this.database = database;
        this.access = access;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/labels", this::list)
                .post("/api/labels", this::create)
                .get("/api/labels/{id}", this::get)
                .patch("/api/labels/{id}", this::change)
                .put("/api/labels/{id}", this::change)
                .delete("/api/labels/{id}", this::delete);
        new LinkRoutes(database, access, scope).declare(routes);
        new RenameRoutes(database, access, scope).declare(routes);
    }

    private void list(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.VIEW, new Target.Organization(organization));
        boolean expanded = call.query().list("expand").contains("links");
        call.ok(database.read(handle -> {
            Page page = Page.strict(call, Labels.count(handle, organization), PAGE_SIZE);
            List<LabelRow> labels = Labels.page(handle, organization, page);
            Map<Long, List<LinkRow>> links = LabelLinks.ofLabels(
                    handle, labels.stream().map(LabelRow::id).toList());
            ArrayNode results = Json.array();
            labels.forEach(
                    label -> results.add(LabelJson.of(label, links.getOrDefault(label.id(), List.of()), expanded)));
            return page.answer(call, results);
        }));
    }

    private void create(Call call) {
        access.require(
                call,
                Action.CREATE,
                new Target.Organization(call.caller().organization().orElse(-1L)));
        JsonNode body = call.body().asJson();
        List<NewLabel> wanted = NewLabel.read(body);
        List<ProjectRef> projects = new ArrayList<>();
        for (NewLabel label : wanted) {
            projects.add(project(call, label.project()));
        }
        long user = call.caller().id();
        ArrayNode made = Json.array();
        database.write(handle -> {
            for (int i = 0; i < wanted.size(); i++) {
                made.add(make(handle, projects.get(i), user, wanted.get(i)));
            }
            return made;
        });
        call.created(body.isArray() ? made : made.get(0));
    }

    private ProjectRef project(Call call, long id) {
        try {
            return scope.project(call, id, Action.MANAGE);
        } catch (ApiException e) {
            if (e.status() == 404) {
                throw ApiException.invalid("project", "Invalid pk \"" + id + "\" - object does not exist.");
            }
            throw e;
        }
    }

    private static JsonNode make(Handle handle, ProjectRef project, long user, NewLabel label) {
        long id = Labels.findOrMake(handle, project.organizationId(), user, label.content());
        LabelLinks.add(handle, id, project.id(), label.control());
        return LabelJson.created(Labels.get(handle, id), links(handle, id), project.id(), label.control());
    }

    private static List<LinkRow> links(Handle handle, long label) {
        return LabelLinks.ofLabels(handle, List.of(label)).getOrDefault(label, List.of());
    }

    /** The label in the path. Who changes it changes every project that offers it. */
    private LabelRow require(Call call, Action action) {
        long id = call.id("id", "Label");
        LabelRow label = database.read(handle -> Labels.get(handle, id));
        try {
            access.require(call, action, new Target.Organization(label.organizationId()));
        } catch (ApiException e) {
            throw e.status() == 404 ? ApiException.noMatch("Label") : e;
        }
        if (action != Action.VIEW) {
            for (LinkRow link : database.read(handle -> links(handle, id))) {
                scope.project(call, link.projectId(), Action.MANAGE);
            }
        }
        return label;
    }

    private void get(Call call) {
        LabelRow label = require(call, Action.VIEW);
        boolean expanded = call.query().list("expand").contains("links");
        call.ok(database.read(handle -> LabelJson.of(label, links(handle, label.id()), expanded)));
    }

    private void change(Call call) {
        LabelRow label = require(call, Action.CHANGE);
        long user = call.caller().id();
        Labels.Content content = NewLabel.change(call.fields(), label);
        call.ok(database.write(handle -> {
            Labels.update(handle, label, user, content);
            links(handle, label.id()).forEach(link -> LabelLinks.tell(handle, WebhookAction.LABEL_LINK_UPDATED, link));
            return LabelJson.of(Labels.get(handle, label.id()), links(handle, label.id()), false);
        }));
    }

    private void delete(Call call) {
        LabelRow label = require(call, Action.DELETE);
        database.write(handle -> {
            List<LinkRow> links = links(handle, label.id());
            Labels.delete(handle, label.id());
            links.forEach(link -> LabelLinks.tellOfEnd(handle, link));
            return label;
        });
        call.noContent();
    }
}

package dev.tagloop.server.labels;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which labels of the labels manager a project offers. */
final class LinkRoutes {
    private static final long PAGE_SIZE = 100;

    private final Database database;
    private final Access access;
    private final Scope scope;

    LinkRoutes(Database database, Access access, Scope scope) {
        this.database = database;
        this.access = access;
        this.scope = scope;
    }

    void declare(Routes routes) {
        routes.get("/api/label_links", this::list)
                .get("/api/label_links/{id}", this::get)
                .delete("/api/label_links/{id}", this::delete);
    }

    private void list(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.VIEW, new Target.Organization(organization));
        Query query = call.query();
        LabelLinks.Wanted wanted = new LabelLinks.Wanted(
                organization,
                query.number("project")
                        .map(id -> scope.project(call, id, Action.VIEW).id()));
        boolean expanded = query.list("expand").contains("label");
        call.ok(database.read(handle -> {
            Page page = Page.strict(call, LabelLinks.count(handle, wanted), PAGE_SIZE);
            List<LinkRow> links = LabelLinks.page(handle, wanted, page);
            ArrayNode results = Json.array();
            json(handle, links, expanded).forEach(results::add);
            return page.answer(call, results);
        }));
    }

    private static List<ObjectNode> json(Handle handle, List<LinkRow> links, boolean expanded) {
        Map<Long, LabelRow> labels = Labels.list(
                        handle, links.stream().map(LinkRow::labelId).toList())
                .stream()
                .collect(Collectors.toMap(LabelRow::id, Function.identity()));
        return links.stream()
                .map(link -> {
                    LabelRow label = labels.get(link.labelId());
                    ObjectNode json = Json.object()
                            .put("id", link.id())
                            .put("annotations_count", annotations(handle, link, label))
                            .put("from_name", link.fromName())
                            .put("project", link.projectId());
                    if (expanded) {
                        json.set("label", LabelJson.inside(label));
                    } else {
                        json.put("label", link.labelId());
                    }
                    return json;
                })
                .toList();
    }

    /** How many annotations of the project hold the label; of a path, its last part. */
    private static long annotations(Handle handle, LinkRow link, LabelRow label) {
        JsonNode value = Json.parse(label.value());
        JsonNode last = value.isArray() && !value.isEmpty() ? value.get(value.size() - 1) : value;
        String name = last.asString("");
        long regions = handle.createQuery("SELECT COALESCE(MAX(annotation_count), 0) FROM project_labels"
                        + " WHERE project_id = :project AND from_name = :control AND label = :label")
                .bind("project", link.projectId())
                .bind("control", link.fromName())
                .bind("label", name)
                .mapTo(Long.class)
                .one();
        return regions == 0 ? 0 : LabelSearch.annotations(handle, link.projectId(), link.fromName(), name);
    }

    private LinkRow require(Call call, Action action) {
        long id = call.id("id", "LabelLink");
        LinkRow link = database.read(handle -> LabelLinks.get(handle, id));
        try {
            scope.project(call, link.projectId(), action);
        } catch (ApiException e) {
            throw e.status() == 404 ? ApiException.noMatch("LabelLink") : e;
        }
        return link;
    }

    private void get(Call call) {
        LinkRow link = require(call, Action.VIEW);
        boolean expanded = call.query().list("expand").contains("label");
        call.ok(database.read(handle -> json(handle, List.of(link), expanded).getFirst()));
    }

    private void delete(Call call) {
        LinkRow link = require(call, Action.MANAGE);
        database.write(handle -> {
            LabelLinks.delete(handle, link);
            return link;
        });
        call.noContent();
    }
}

package dev.tagloop.server.labels;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.webhooks.WebhookAction;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import tools.jackson.databind.JsonNode;

/** Which controls offer which labels of the labels manager. Links of deleted projects are not seen. */
public final class LabelLinks {
    private LabelLinks() {}

    /** What a control offers beside its config, as regions hold it; of paths each part. */
    public static Set<String> offered(Handle handle, long project, String control) {
        Set<String> offered = new HashSet<>();
        handle.createQuery("SELECT l.value FROM labels l JOIN label_links k ON k.label_id = l.id"
                        + " WHERE k.project_id = :project AND k.from_name = :control")
                .bind("project", project)
                .bind("control", control)
                .mapTo(String.class)
                .forEach(stored -> {
                    JsonNode value = Json.parse(stored);
                    if (value.isArray()) {
                        value.forEach(part -> offered.add(part.asString("")));
                    } else {
                        offered.add(value.asString(""));
                    }
                });
        return offered;
    }

    /** @throws ApiException 404 when there is none */
    static LinkRow get(Handle handle, long id) {
        return handle.createQuery(LinkRow.SELECT + "k.id = :id")
                .bind("id", id)
                .map(LinkRow.MAPPER)
                .findOne()
                .orElseThrow(() -> ApiException.noMatch("LabelLink"));
    }

    static Map<Long, List<LinkRow>> ofLabels(Handle handle, Collection<Long> labels) {
        return labels.isEmpty()
                ? Map.of()
                : handle
                        .createQuery(LinkRow.SELECT + "k.label_id IN (<labels>) ORDER BY k.id")
                        .bindList("labels", labels)
                        .map(LinkRow.MAPPER)
                        .stream()
                        .collect(Collectors.groupingBy(LinkRow::labelId));
    }

    /** The links of a project, or of all projects of an organization. */
    record Wanted(long organization, Optional<Long> project) {
        private String condition() {
            return project.isPresent() ? "k.project_id = :project" : "p.organization_id = :organization";
        }

        private Query bind(Query query) {
            query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            return query.bind("organization", organization).bind("project", project.orElse(null));
        }
    }

    static long count(Handle handle, Wanted wanted) {
        return wanted.bind(handle.createQuery(
                        "SELECT COUNT(*) FROM (" + LinkRow.SELECT + wanted.condition() + ") counted"))
                .mapTo(Long.class)
                .one();
    }

    static List<LinkRow> page(Handle handle, Wanted wanted, Page page) {
        return wanted.bind(handle.createQuery(
                        LinkRow.SELECT + wanted.condition() + " ORDER BY k.id LIMIT :limit OFFSET :offset"))
                .bind("limit", page.size())
                .bind("offset", page.offset())
                .map(LinkRow.MAPPER)
                .list();
    }

    static List<LinkRow> ofControl(Handle handle, long project, String control) {
        return handle.createQuery(LinkRow.SELECT + "k.project_id = :project AND k.from_name = :control ORDER BY k.id")
                .bind("project", project)
                .bind("control", control)
                .map(LinkRow.MAPPER)
                .list();
    }

    static void add(Handle handle, long label, long project, String control) {
        handle.createQuery("INSERT INTO label_links (label_id, project_id, from_name)"
                        + " VALUES (:label, :project, :control) ON CONFLICT DO NOTHING RETURNING id")
                .bind("label", label)
                .bind("project", project)
                .bind("control", control)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(id -> tell(handle, WebhookAction.LABEL_LINK_CREATED, get(handle, id)));
    }

    static void delete(Handle handle, LinkRow link) {
        handle.createUpdate("DELETE FROM label_links WHERE id = :id")
                .bind("id", link.id())
                .execute();
        tellOfEnd(handle, link);
    }

    /** Tells webhooks that a link goes, after it went. */
    static void tellOfEnd(Handle handle, LinkRow link) {
        WebhookEvents.labelLink(
                handle,
                link.projectId(),
                WebhookAction.LABEL_LINK_DELETED,
                Json.object().put("id", link.id()),
                null);
    }

    /** Tells webhooks that a link is there, or that its label is another. */
    static void tell(Handle handle, WebhookAction action, LinkRow link) {
        WebhookEvents.labelLink(
                handle, link.projectId(), action, link.json(), LabelJson.inside(Labels.get(handle, link.labelId())));
    }
}

package dev.tagloop.server.labels;

import dev.tagloop.server.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Labels as the API shows them, in its key order. */
final class LabelJson {
    private LabelJson() {}

    /** @param expanded whether the links stand in full, else by their ids */
    static ObjectNode of(LabelRow label, List<LinkRow> links, boolean expanded) {
        ObjectNode json = Json.object().put("id", label.id());
        ArrayNode list = json.putArray("links");
        links.forEach(link -> {
            if (expanded) {
                list.add(link.json());
            } else {
                list.add(link.id());
            }
        });
        body(json, label);
        return projects(json, links);
    }

    /** Inside a link. */
    static ObjectNode inside(LabelRow label) {
        return body(Json.object().put("id", label.id()), label);
    }

    private static ObjectNode body(ObjectNode json, LabelRow label) {
        json.put("created_at", label.createdAt()).put("updated_at", label.updatedAt());
        json.set("value", Json.parse(label.value()));
        return json.put("title", label.title())
                .put("description", label.description())
                .put("approved", label.approved())
                .put("created_by", label.createdBy())
                .put("approved_by", label.approvedBy())
                .put("organization", label.organizationId());
    }

    private static ObjectNode projects(ObjectNode json, List<LinkRow> links) {
        ArrayNode projects = json.putArray("projects");
        links.stream().map(LinkRow::projectId).distinct().forEach(projects::add);
        return json;
    }

    /** The answer to a create, which tells of the link that was asked for. */
    static ObjectNode created(LabelRow label, List<LinkRow> links, long project, String control) {
        ObjectNode json = Json.object()
                .put("id", label.id())
                .put("created_by", label.createdBy())
                .put("organization", label.organizationId())
                .put("project", project)
                .put("from_name", control)
                .put("created_at", label.createdAt())
                .put("updated_at", label.updatedAt());
        json.set("value", Json.parse(label.value()));
        json.put("title", label.title())
                .put("description", label.description())
                .put("approved", label.approved())
                .put("approved_by", label.approvedBy());
        return projects(json, links);
    }
}

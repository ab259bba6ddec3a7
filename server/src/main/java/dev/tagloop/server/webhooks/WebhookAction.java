package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a webhook can be told of. */
public enum WebhookAction {
    PROJECT_CREATED("Project created", "project", true),
    PROJECT_UPDATED("Project updated", "project", false),
    PROJECT_DELETED("Project deleted", "project", true),
    TASKS_CREATED("Task created", "tasks", false),
    TASKS_DELETED("Task deleted", "tasks", false),
    ANNOTATION_CREATED("Annotation created", "annotation", false),
    ANNOTATIONS_CREATED("Annotations created", "annotation", false),
    ANNOTATION_UPDATED("Annotation updated", "annotation", false),
    ANNOTATIONS_DELETED("Annotation deleted", "annotations", false),
    LABEL_LINK_CREATED("Label link created", "label_link", false),
    LABEL_LINK_UPDATED("Label link updated", "label_link", false),
    LABEL_LINK_DELETED("Label link deleted", "label_link", false);

    /** What a person sends to try a webhook; it never happens by itself. */
    static final String TEST = "TEST";

    private final String title;
    private final String key;
    private final boolean organizationOnly;

    WebhookAction(String title, String key, boolean organizationOnly) {
        this.title = title;
        this.key = key;
        this.organizationOnly = organizationOnly;
    }

    /** Under which name a message tells what it is about. */
    String key() {
        return key;
    }

    /** Whether it happens outside of any project, so that a project's webhook cannot be told of it. */
    boolean isOrganizationOnly() {
        return organizationOnly;
    }

    /** All of them, as the API lists them. */
    static ObjectNode info() {
        ObjectNode json = Json.object();
        for (WebhookAction action : values()) {
            json.putObject(action.name())
                    .put("name", action.title)
                    .put("description", "")
                    .put("key", action.key)
                    .put("organization-only", action.organizationOnly);
        }
        return json;
    }
}

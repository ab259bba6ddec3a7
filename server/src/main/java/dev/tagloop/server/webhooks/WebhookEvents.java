package dev.tagloop.server.webhooks;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.annotations.AnnotationJson;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.projects.WholeProject;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskJson;
import dev.tagloop.server.tasks.Tasks;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What webhooks are told, in the words of the original. Called inside the transaction of the change and after it, so that a message tells
 * what is stored with it; costs one look where nobody listens.
 */
public final class WebhookEvents {
    /** Ids of deleted things in one message. */
    private static final int IDS_TOGETHER = 1000;

    private WebhookEvents() {}

    /** The project has other settings. */
    public static void projectUpdated(Handle handle, long project) {
        Outbox.add(
                handle,
                project,
                WebhookAction.PROJECT_UPDATED,
                () -> message(handle, project, WebhookAction.PROJECT_UPDATED, null));
    }

    /** These tasks are there now. @param ids a few hundred at most */
    public static void tasksCreated(Handle handle, ProjectRef project, List<Long> ids) {
        if (!ids.isEmpty()) {
            Outbox.add(
                    handle, project.id(), WebhookAction.TASKS_CREATED, () -> tasksCreatedMessage(handle, project, ids));
        }
    }

    private static ObjectNode tasksCreatedMessage(Handle handle, ProjectRef project, List<Long> ids) {
        return message(handle, project.id(), WebhookAction.TASKS_CREATED, tasks(handle, project, ids));
    }

    /** The tasks of an import, however many they are, can be seen now. Messages tell of them as they are when it is sent. */
    public static void tasksImported(Handle handle, long project, long importId) {
        Outbox.addImport(handle, project, importId);
    }

    /** The message about those tasks of an import that are still there. */
    static ObjectNode ofImport(Handle handle, long project, Outbox.Window window) {
        List<Long> ids = handle.createQuery(
                        "SELECT id FROM tasks WHERE import_id = :import AND id BETWEEN :first AND :last"
                                + " ORDER BY id")
                .bind("import", window.importId())
                .bind("first", window.firstTask())
                .bind("last", window.lastTask())
                .mapTo(Long.class)
                .list();
        return ProjectRef.find(handle, project)
                .map(ref -> tasksCreatedMessage(handle, ref, ids))
                .orElseGet(() -> message(handle, project, WebhookAction.TASKS_CREATED, Json.array()));
    }

    /** These tasks are gone. */
    public static void tasksDeleted(Handle handle, long project, List<Long> ids) {
        deleted(handle, project, WebhookAction.TASKS_DELETED, ids);
    }

    /** The ids that {@link #tasksDeleted} will tell of, read before they go; none where nobody listens. */
    public static List<Long> tasksAboutToGo(Handle handle, long project) {
        return Webhooks.listening(handle, project, WebhookAction.TASKS_DELETED).isEmpty()
                ? List.of()
                : handle.createQuery("SELECT id FROM visible_tasks WHERE project_id = :project ORDER BY id")
                        .bind("project", project)
                        .mapTo(Long.class)
                        .list();
    }

    /** Somebody labelled or skipped a task. */
    public static void annotationCreated(Handle handle, ProjectRef project, long annotation) {
        about(handle, project, WebhookAction.ANNOTATION_CREATED, annotation);
    }

    /** An annotation is another now. */
    public static void annotationUpdated(Handle handle, ProjectRef project, long annotation) {
        about(handle, project, WebhookAction.ANNOTATION_UPDATED, annotation);
    }

    private static void about(Handle handle, ProjectRef project, WebhookAction action, long annotation) {
        Outbox.add(handle, project.id(), action, () -> {
            AnnotationRow row = Annotations.find(handle, annotation).orElseThrow();
            ObjectNode json = message(handle, project.id(), action, AnnotationJson.told(row));
            return json.set(
                    "task", tasks(handle, project, List.of(row.taskId())).get(0));
        });
    }

    /** Annotations were made of predictions, or came back. @param ids a few hundred at most */
    public static void annotationsCreated(Handle handle, ProjectRef project, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Outbox.add(handle, project.id(), WebhookAction.ANNOTATIONS_CREATED, () -> {
            List<AnnotationRow> rows = Annotations.list(handle, ids);
            ArrayNode annotations = Json.array();
            rows.forEach(row -> annotations.add(AnnotationJson.told(row)));
            List<Long> tasks =
                    rows.stream().map(AnnotationRow::taskId).distinct().toList();
            ObjectNode message = message(handle, project.id(), WebhookAction.ANNOTATIONS_CREATED, annotations);
            return message.set("task", tasks(handle, project, tasks));
        });
    }

    /** These annotations are gone. */
    public static void annotationsDeleted(Handle handle, long project, List<Long> ids) {
        deleted(handle, project, WebhookAction.ANNOTATIONS_DELETED, ids);
    }

    /** A label of the labels manager came to a control, went, or is another. @param link as messages tell of it */
    public static void labelLink(Handle handle, long project, WebhookAction action, ObjectNode link, JsonNode label) {
        Outbox.add(handle, project, action, () -> {
            ObjectNode json = message(handle, project, action, link);
            return label == null ? json : json.set("label", label);
        });
    }

    private static void deleted(Handle handle, long project, WebhookAction action, List<Long> ids) {
        for (int from = 0; from < ids.size(); from += IDS_TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + IDS_TOGETHER));
            Outbox.add(handle, project, action, () -> {
                ArrayNode list = Json.array();
                some.forEach(id -> list.addObject().put("id", id));
                return message(handle, project, action, list);
            });
        }
    }

    private static ArrayNode tasks(Handle handle, ProjectRef project, List<Long> ids) {
        ArrayNode list = Json.array();
        TaskJson json = new TaskJson(project, comments(handle, ids));
        Tasks.list(handle, ids).forEach(task -> list.add(json.told(task)));
        return list;
    }

    private static TaskComments comments(Handle handle, List<Long> tasks) {
        return tasks.isEmpty() ? TaskComments.NONE : TaskComments.of(handle, tasks, Sight.EVERYTHING);
    }

    /** @param about what it is about; null for the project itself */
    private static ObjectNode message(Handle handle, long project, WebhookAction action, JsonNode about) {
        ObjectNode json = Json.object().put("action", action.name());
        if (about != null) {
            json.set(action.key(), about);
        }
        return json.set("project", WholeProject.of(handle, project));
    }
}

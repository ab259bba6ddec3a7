package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tasks. */
public final class Tasks {
    private static final int PAGE_SIZE = 100;

    private final Transport transport;

    Tasks(Transport transport) {
        this.transport = transport;
    }

    /**
     * All tasks of a project with their annotations and predictions, page by page as they are read. Tasks that are added or
     * deleted meanwhile may be missed.
     *
     * @throws StudioApiException while reading, with status 404 if there is no such project
     */
    public Stream<Task> list(long projectId) {
        return list(Query.none().with("project", Long.toString(projectId)));
    }

    /** Like {@link #list}, but only tasks with at least one annotation, skips not counted. */
    public Stream<Task> listAnnotated(long projectId) {
        return list(byAnnotations(projectId, "greater"));
    }

    /** Like {@link #list}, but only tasks without any annotation, skips not counted. */
    public Stream<Task> listUnannotated(long projectId) {
        return list(byAnnotations(projectId, "equal"));
    }

    /** A task with its annotations, predictions and drafts. */
    public Task get(long id) {
        return new Task(transport.get(path(id)).object());
    }

    /** Adds one task to a project. */
    public Task create(long projectId, NewTask task) {
        return new Task(transport
                .post("/api/tasks/", task.json().with("project", projectId))
                .object());
    }

    /** Changes the keys that {@code changes} names: {@code data}, {@code meta} and the like. */
    public Task update(long id, JsonObject changes) {
        return new Task(transport.patch(path(id), changes).object());
    }

    /** Deletes a task with everything on it. */
    public void delete(long id) {
        transport.delete(path(id));
    }

    /** Deletes all tasks of a project. */
    public void deleteAll(long projectId) {
        transport.delete("/api/projects/" + projectId + "/tasks/");
    }

    /** Deletes some tasks of a project in one request, by the data manager's action. */
    public void deleteAll(long projectId, List<Long> ids) {
        JsonObject chosen = JsonObject.empty().with("all", false).with("included", ids);
        transport.post(
                "/api/dm/actions",
                Query.none().with("id", "delete_tasks").with("project", Long.toString(projectId)),
                JsonObject.empty().with("selectedItems", chosen.toNode()));
    }

    private Stream<Task> list(Query query) {
        return transport
                .pages("/api/tasks/", query.with("fields", "all"), "tasks", PAGE_SIZE)
                .map(Task::new);
    }

    /** The data manager's filter on the number of annotations, compared with zero. */
    private static Query byAnnotations(long projectId, String operator) {
        JsonObject filter = JsonObject.empty()
                .with("filter", "filter:tasks:total_annotations")
                .with("operator", operator)
                .with("type", "Number")
                .with("value", 0);
        Map<String, Object> filters = new LinkedHashMap<>();
        filters.put("conjunction", "and");
        filters.put("items", List.of(filter.toNode()));
        JsonObject query = JsonObject.empty().with("filters", filters);
        return Query.none().with("project", Long.toString(projectId)).with("query", query.toString());
    }

    private static String path(long id) {
        return "/api/tasks/" + id + "/";
    }
}

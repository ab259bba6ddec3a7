package dev.tagloop.server.trash;

import dev.tagloop.server.annotations.AnnotationVersions;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.PendingImports;
import dev.tagloop.server.projects.Overlap;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.summary.SummaryOrder;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings a thing back from the trash, with its counters; what is not possible is said in a 400 and changes nothing. */
final class Restoring {
    private final Database database;
    private final Trash trash;
    private final TrashItem item;
    private final long user;

    /** @param user who asks for it */
    Restoring(Trash trash, TrashItem item, long user) {
        this.user = user;
        this.database = trash.database();
        this.trash = trash;
        this.item = item;
    }

    /** @throws ApiException 404 when it is not there any more, 400 when something stands in its way */
    void run() {
        if (item.isProject()) {
            database.write(this::project);
            return;
        }
        long parts = database.write(handle -> {
            requireResting(handle);
            long count = TrashItems.countRows(handle, item.id());
            if (item.holdsTasks() && count > 1) {
                TrashItems.setState(
                        handle,
                        item.id(),
                        TrashItem.RESTORING,
                        PendingImports.begin(
                                handle, requireProject(handle, item).id()));
            } else if (count == 1) {
                if (item.holdsTasks()) {
                    tasks(handle);
                } else {
                    annotations(handle);
                }
                TrashItems.delete(handle, item.id());
            }
            return count;
        });
        if (parts > 1 && item.holdsTasks()) {
            manyTasks();
        } else if (parts != 1) {
            manyAnnotations();
        }
    }

    private void requireResting(Handle handle) {
        TrashItems.find(handle, item.id())
                .orElseThrow(() -> ApiException.noMatch("trash item"))
                .requireResting();
    }

    /** The project that a thing belongs to. @throws ApiException 400 when it is gone */
    static ProjectRef requireProject(Handle handle, TrashItem item) {
        return ProjectRef.find(handle, item.projectId())
                .orElseThrow(() -> ApiException.of(
                        400,
                        "The project " + item.projectId() + " that this belonged to is "
                                + (TrashItems.find(handle, TrashItem.PROJECT, item.projectId())
                                                .isPresent()
                                        ? "in the trash itself: restore it first."
                                        : "gone for good: this cannot be restored.")));
    }

    private Void project(Handle handle) {
        requireResting(handle);
        handle.createUpdate("UPDATE projects SET organization_id = :organization WHERE id = :id")
                .bind("organization", item.organizationId())
                .bind("id", item.projectId())
                .execute();
        TrashItems.delete(handle, item.id());
        return null;
    }

    private JsonNode memory() {
        return Json.parse(item.memory());
    }

    private void bringBackOrder(Handle handle) {
        SummaryOrder.of(memory().path("summary")).bringBack(handle, item.projectId());
    }

    private void put(Handle handle, Bundle bundle) throws SQLException {
        requireFree(handle, bundle);
        try (RowReturner returner = new RowReturner(handle, trash.schema(handle))) {
            returner.put(bundle);
        }
        AnnotationVersions.returned(
                handle,
                bundle.numbers("annotations", "id"),
                new AnnotationVersions.Mark(VersionAction.DELETED, item.deletedBy(), item.deletedAt()),
                new AnnotationVersions.Mark(VersionAction.RESTORED, user, Times.now()));
    }

    private void requireFree(Handle handle, Bundle bundle) {
        for (ObjectNode annotation : bundle.of("annotations")) {
            JsonNode unique = annotation.path("unique_id");
            if (unique.isString() && Annotations.isTaken(handle, unique.stringValue())) {
                throw ApiException.of(
                        400,
                        "Another annotation has the unique id " + unique.stringValue() + " of annotation "
                                + annotation.get("id")
                                + " by now; nothing was restored. It was probably imported again: delete"
                                + " the other one (its id: " + Annotations.withUniqueId(handle, unique.stringValue())
                                + ") and try once more.");
            }
        }
        for (ObjectNode task : bundle.of("tasks")) {
            handle.createQuery(
                            "SELECT id FROM visible_tasks WHERE project_id = :project AND inner_id = :inner ORDER BY id LIMIT 1")
                    .bind("project", item.projectId())
                    .bind("inner", task.get("inner_id").longValue())
                    .mapTo(Long.class)
                    .findFirst()
                    .ifPresent(other -> {
                        throw ApiException.of(
                                400,
                                "Task " + other + " has the inner id " + task.get("inner_id") + " of task "
                                        + task.get("id") + " by now; nothing was restored. Give it another one (PATCH"
                                        + " /api/tasks/" + other + " {\"inner_id\": ...}) and try once more.");
                    });
        }
    }

    private void tasks(Handle handle) throws Exception {
        ProjectRef project = requireProject(handle, item);
        TrashItems.Rows rows = TrashItems.lastRows(handle, item.id()).orElseThrow();
        Bundle bundle = rows.bundle();
        List<Long> ids = bundle.numbers("tasks", "id");
        Counters.around(handle, project.id(), ids, same -> {
            put(handle, bundle);
            fitSettings(handle, project, ids);
            return ids;
        });
        bringBackOrder(handle);
        count(new SummaryDelta(), bundle).apply(handle, project.id());
        AnnotationChanges.note(handle, project.id(), bundle.numbers("annotations", "task_id"));
        spread(handle, project);
        WebhookEvents.tasksCreated(handle, project, ids);
    }

    private static SummaryDelta count(SummaryDelta delta, Bundle bundle) {
        bundle.of("task_bodies").forEach(body -> delta.data(body.get("data").stringValue(), 1));
        bundle.of("annotation_bodies")
                .forEach(body -> delta.annotation(body.get("result").stringValue(null), 1));
        bundle.of("drafts").forEach(draft -> delta.draft(draft.get("result").stringValue(), 1));
        return delta;
    }

    private boolean settingsChanged(ProjectRef project) {
        return !memory().path("settings").equals(Json.parse(Json.stored(TrashBatch.settings(project))));
    }

    /** When the project asks for another number of annotations by now, its old tasks are asked for it as well. */
    private void fitSettings(Handle handle, ProjectRef project, List<Long> ids) {
        if (settingsChanged(project)) {
            handle.createUpdate("UPDATE tasks SET overlap = :overlap WHERE id IN (<ids>)")
                    .bind("overlap", project.overlapOfNewTasks())
                    .bindList("ids", ids)
                    .execute();
            Counters.recountAnnotations(handle, project, ids);
        }
    }

    private void spread(Handle handle, ProjectRef project) {
        if (project.overlapCohortPercentage() < 100 && settingsChanged(project)) {
            Overlap.spread(handle, Projects.get(handle, project.id()));
        }
    }

    /** Many come back under a pending import, so that nobody sees some of them without the others. */
    private void manyTasks() {
        long hidden = database.read(handle -> TrashItems.find(handle, item.id()))
                .orElseThrow(() -> ApiException.noMatch("trash item"))
                .importId();
        SummaryDelta delta = new SummaryDelta();
        try {
            while (database.write(handle -> someTasks(handle, hidden, delta))) {
                // One part after the other; others write in between.
            }
            database.write(handle -> {
                ProjectRef project = requireProject(handle, item);
                PendingImports.publish(handle, hidden);
                Counters.addedByImport(handle, project.id(), hidden);
                bringBackOrder(handle);
                delta.apply(handle, project.id());
                spread(handle, project);
                TrashItems.delete(handle, item.id());
                return null;
            });
        } catch (ApiException | StorageException e) {
            trash.move(item.id());
            throw e;
        }
    }

    private boolean someTasks(Handle handle, long hidden, SummaryDelta delta) throws SQLException {
        ProjectRef project = requireProject(handle, item);
        var rows = TrashItems.lastRows(handle, item.id());
        if (rows.isEmpty()) {
            return false;
        }
        Bundle bundle = rows.get().bundle();
        bundle.of("tasks").forEach(task -> task.put("import_id", hidden));
        put(handle, bundle);
        fitSettings(handle, project, bundle.numbers("tasks", "id"));
        TrashItems.deleteRows(handle, rows.get().id());
        count(delta, bundle);
        return true;
    }

    private void annotations(Handle handle) throws Exception {
        ProjectRef project = requireProject(handle, item);
        TrashItems.Rows rows = TrashItems.lastRows(handle, item.id()).orElseThrow();
        Bundle bundle = rows.bundle();
        TreeSet<Long> tasks = new TreeSet<>(bundle.numbers("annotations", "task_id"));
        tasks.addAll(bundle.numbers("drafts", "task_id"));
        requireTasks(handle, tasks);
        Counters.around(handle, project.id(), tasks, same -> {
            put(handle, bundle);
            touch(handle, project, bundle, tasks);
            return tasks;
        });
        bringBackOrder(handle);
        count(new SummaryDelta(), bundle).apply(handle, project.id());
        WebhookEvents.annotationsCreated(handle, project, bundle.numbers("annotations", "id"));
        TrashItems.deleteRows(handle, rows.id());
    }

    private static void requireTasks(Handle handle, TreeSet<Long> tasks) {
        for (long task : tasks) {
            if (Tasks.find(handle, task).isEmpty()) {
                throw ApiException.of(
                        400,
                        "The task " + task + " that this belonged to is deleted; nothing was restored. Restore the task"
                                + " first, as long as it lies in the trash.");
            }
        }
    }

    /** A task that nobody touched since becomes what it was; another is counted again and marked as changed. */
    private void touch(Handle handle, ProjectRef project, Bundle bundle, TreeSet<Long> tasks) throws SQLException {
        Map<Long, ObjectNode> before = new HashMap<>();
        for (Bundle.Touched task : bundle.touched()) {
            long id = task.after().get("id").longValue();
            List<ObjectNode> now = RowTaker.alone(handle, trash.schema(handle), "tasks", List.of(id));
            if (!now.isEmpty() && Json.stored(now.getFirst()).equals(Json.stored(task.after()))) {
                before.put(id, task.before());
            }
        }
        Counters.recountAnnotations(handle, project, tasks);
        try (RowReturner returner = new RowReturner(handle, trash.schema(handle))) {
            for (long task : tasks) {
                if (before.containsKey(task) && !settingsChanged(project)) {
                    returner.replace("tasks", before.get(task));
                } else {
                    Tasks.touch(handle, task, user);
                }
            }
        }
    }

    private void manyAnnotations() {
        while (database.write(handle -> {
            if (TrashItems.lastRows(handle, item.id()).isEmpty()) {
                TrashItems.delete(handle, item.id());
                return false;
            }
            annotations(handle);
            return true;
        })) {
            // One part after the other; each is complete in itself.
        }
    }
}

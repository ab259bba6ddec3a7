package dev.tagloop.server.trash;

import dev.tagloop.server.annotations.AnnotationVersions;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryOrder;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.trash.ChangedRows.Change;
import dev.tagloop.server.trash.RowMap.Place;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes back what an action changed, a few tasks at a time. What somebody changed since is theirs: the tasks that it belongs to stay as
 * they are.
 */
final class Undoing {
    private final Trash trash;
    private final TrashItem item;
    private final long user;
    private long left;

    /** @param user who asks for it */
    Undoing(Trash trash, TrashItem item, long user) {
        this.trash = trash;
        this.item = item;
        this.user = user;
    }

    /** @return how many tasks stay as they are, because they were changed since */
    long run() {
        while (trash.database().write(this::some)) {
            // One part after the other; others write in between.
        }
        return left;
    }

    private boolean some(Handle handle) throws Exception {
        TrashItems.find(handle, item.id())
                .orElseThrow(() -> ApiException.noMatch("trash item"))
                .requireResting();
        ProjectRef project = Restoring.requireProject(handle, item);
        Optional<TrashItems.Rows> rows = TrashItems.lastRows(handle, item.id());
        if (rows.isEmpty()) {
            TrashItems.delete(handle, item.id());
            return false;
        }
        List<ChangedRows> groups = ChangedRows.of(Json.parse(rows.get().content()));
        Schema schema = trash.schema(handle);
        RowMap now = new RowMap(
                schema, new RowTaker(handle, schema).add("tasks", tasks(groups)).bundle());
        Untouched untouched = new Untouched(handle, project, now);
        Map<Boolean, List<ChangedRows>> split = groups.stream().collect(Collectors.partitioningBy(untouched::test));
        left += tasks(split.get(false)).size();
        if (!split.get(true).isEmpty()) {
            undo(handle, project, now, split.get(true));
        }
        TrashItems.deleteRows(handle, rows.get().id());
        return true;
    }

    private static Set<Long> tasks(Collection<ChangedRows> groups) {
        return groups.stream().flatMap(group -> group.tasks().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private void undo(Handle handle, ProjectRef project, RowMap now, List<ChangedRows> groups) throws Exception {
        Set<Long> tasks = tasks(groups);
        List<Change> changes =
                groups.stream().flatMap(group -> group.changes().stream()).toList();
        Counters.around(handle, project.id(), tasks, same -> {
            rows(handle, changes);
            tasks(handle, project, now, changes);
            Predictions.followTasks(handle, tasks);
            return tasks;
        });
        SummaryOrder.of(Json.parse(item.memory()).path("summary")).bringBack(handle, project.id());
        new SummaryOfRows().minus(now, changes).plus(changes).apply(handle, project.id());
        AnnotationChanges.note(handle, project.id(), tasks);
        WebhookEvents.tasksCreated(handle, project, ids(changes, "tasks", Change::isRemoved));
        WebhookEvents.annotationsDeleted(handle, project.id(), ids(changes, "annotations", Change::isAdded));
    }

    private static List<Long> ids(List<Change> changes, String table, Predicate<Change> kind) {
        return changes.stream()
                .filter(change -> change.table().equals(table) && kind.test(change))
                .map(change -> change.key().get("id").longValue())
                .toList();
    }

    private void rows(Handle handle, List<Change> changes) throws SQLException {
        Schema schema = trash.schema(handle);
        Map<String, List<ObjectNode>> back = new LinkedHashMap<>();
        changes.stream()
                .filter(Change::isRemoved)
                .forEach(change -> back.computeIfAbsent(change.table(), table -> new ArrayList<>())
                        .add(change.before()));
        List<Long> rewritten = changes.stream()
                .filter(change -> change.isReplaced() && change.table().equals("annotation_bodies"))
                .map(change -> change.before().get("annotation_id").longValue())
                .toList();
        AnnotationVersions.supersede(
                handle, rewritten, new AnnotationVersions.Mark(VersionAction.RESTORED, user, Times.now()), true);
        try (RowReturner returner = new RowReturner(handle, schema)) {
            returner.put(new Bundle(back, List.of(), List.of()));
            for (Change change : changes) {
                if (change.isReplaced() && !change.isOfTask()) {
                    returner.replace(change.table(), withoutVersion(change));
                }
            }
            List<String> childrenFirst = new ArrayList<>(schema.parentsFirst()).reversed();
            for (String table : childrenFirst) {
                for (Change change : changes) {
                    if (change.isAdded() && change.table().equals(table)) {
                        returner.remove(table, change.key());
                    }
                }
            }
        }
    }

    /** An annotation's history goes on. */
    private static ObjectNode withoutVersion(Change change) {
        return change.table().equals("annotations")
                ? change.before().deepCopy().without(List.of("version", "version_action", "version_by", "version_at"))
                : change.before();
    }

    /** A task that nobody touched since becomes what it was; another is counted again and marked as changed. */
    private void tasks(Handle handle, ProjectRef project, RowMap now, List<Change> changes) throws SQLException {
        List<Long> others = new ArrayList<>();
        try (RowReturner returner = new RowReturner(handle, trash.schema(handle))) {
            for (Change change : changes) {
                if (change.isOfTask() && change.isReplaced()) {
                    ObjectNode row =
                            now.row(Place.of(change.table(), change.key())).orElseThrow();
                    if (RowMap.digest(change.table(), row).equals(change.after())) {
                        returner.replace(change.table(), change.before());
                    } else {
                        others.add(row.get("id").longValue());
                    }
                }
            }
        }
        Counters.recountAnnotations(handle, project, others);
        Counters.recountPredictions(handle, others);
        others.forEach(task -> Tasks.touch(handle, task, user));
    }
}

package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lies in the trash of some tasks of a project: themselves, or answers to them that were deleted. Works on the handle of the caller's transaction. */
public final class TrashOfTasks {
    private final Handle handle;
    private final long project;
    private final Set<Long> tasks;

    public TrashOfTasks(Handle handle, long project, Set<Long> tasks) {
        this.handle = handle;
        this.project = project;
        this.tasks = tasks;
    }

    private record Part(TrashItem item, long rows, Bundle bundle) {}

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (TrashItem item : TrashItems.allOfProject(handle, project)) {
            if (item.isChange()) {
                continue;
            }
            handle
                    .createQuery("SELECT id, content FROM trash_rows WHERE trash_id = :item ORDER BY id")
                    .bind("item", item.id())
                    .map((row, context) ->
                            new Part(item, row.getLong("id"), Bundle.of(Json.parse(row.getString("content")))))
                    .list()
                    .stream()
                    .filter(part -> own(part.bundle()).values().stream().anyMatch(list -> !list.isEmpty()))
                    .forEach(parts::add);
        }
        return parts;
    }

    /** The rows of the tasks, by table. */
    private Map<String, List<ObjectNode>> own(Bundle bundle) {
        Set<Long> annotations = ids(bundle.of("annotations"));
        Set<Long> predictions = ids(bundle.of("predictions"));
        Map<String, List<ObjectNode>> own = new LinkedHashMap<>();
        bundle.rows()
                .forEach((table, rows) -> own.put(
                        table,
                        rows.stream()
                                .filter(row -> (table.equals("tasks") && tasks.contains(number(row, "id")))
                                        || tasks.contains(number(row, "task_id"))
                                        || annotations.contains(number(row, "annotation_id"))
                                        || predictions.contains(number(row, "prediction_id")))
                                .toList()));
        return own;
    }

    private Set<Long> ids(List<ObjectNode> rows) {
        return rows.stream()
                .filter(row -> tasks.contains(number(row, "task_id")))
                .map(row -> number(row, "id"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Long number(JsonNode row, String column) {
        return row.path(column).isIntegralNumber() ? row.get(column).longValue() : -1L;
    }

    /** A part of what an action changed. */
    private record ChangePart(TrashItem item, long rows, List<ChangedRows> groups) {
        List<ChangedRows> without(Set<Long> tasks) {
            return groups.stream()
                    .filter(group -> group.tasks().stream().noneMatch(tasks::contains))
                    .toList();
        }

        long rowsOf(Set<Long> tasks) {
            return groups.stream()
                    .filter(group -> group.tasks().stream().anyMatch(tasks::contains))
                    .mapToLong(group -> group.changes().size())
                    .sum();
        }
    }

    private List<ChangePart> changes() {
        List<ChangePart> parts = new ArrayList<>();
        for (TrashItem item : TrashItems.allOfProject(handle, project)) {
            if (item.isChange()) {
                handle
                        .createQuery("SELECT id, content FROM trash_rows WHERE trash_id = :item ORDER BY id")
                        .bind("item", item.id())
                        .map((row, context) -> new ChangePart(
                                item, row.getLong("id"), ChangedRows.of(Json.parse(row.getString("content")))))
                        .list()
                        .stream()
                        .filter(part -> part.rowsOf(tasks) > 0)
                        .forEach(parts::add);
            }
        }
        return parts;
    }

    /** How many rows lie there. */
    public long count() {
        return parts().stream()
                        .flatMap(part -> own(part.bundle()).values().stream())
                        .mapToLong(List::size)
                        .sum()
                + changes().stream().mapToLong(part -> part.rowsOf(tasks)).sum();
    }

    /** The data of those tasks that are there as a whole. */
    public List<JsonNode> data() {
        return Stream.concat(
                        parts().stream()
                                .flatMap(part -> own(part.bundle()).getOrDefault("task_bodies", List.of()).stream()),
                        changes().stream()
                                .flatMap(part -> part.groups().stream())
                                .flatMap(group -> group.removed().stream())
                                .filter(change -> change.table().equals("task_bodies")
                                        && tasks.contains(number(change.before(), "task_id")))
                                .map(ChangedRows.Change::before))
                .map(row -> Json.parse(row.get("data").stringValue()))
                .toList();
    }

    /** Takes them away for good. @return how many rows */
    public long remove() {
        long removed = 0;
        for (Part part : parts()) {
            Map<String, List<ObjectNode>> own = own(part.bundle());
            Map<String, List<ObjectNode>> left = new LinkedHashMap<>();
            part.bundle().rows().forEach((table, rows) -> {
                List<ObjectNode> others = new ArrayList<>(rows);
                others.removeAll(own.get(table));
                left.put(table, others);
            });
            removed += own.values().stream().mapToLong(List::size).sum();
            keep(
                    part,
                    new Bundle(
                            left,
                            part.bundle().links().stream()
                                    .filter(link -> !tasks.contains(number(link.key(), "task_id")))
                                    .toList(),
                            part.bundle().touched().stream()
                                    .filter(touched -> !tasks.contains(number(touched.before(), "id")))
                                    .toList()));
        }
        for (ChangePart part : changes()) {
            removed += part.rowsOf(tasks);
            List<ChangedRows> left = part.without(tasks);
            if (left.isEmpty()) {
                forget(part.item(), part.rows());
            } else {
                keep(part.rows(), ChangedRows.json(left));
            }
        }
        return removed;
    }

    private void forget(TrashItem item, long rows) {
        TrashItems.deleteRows(handle, rows);
        if (TrashItems.countRows(handle, item.id()) == 0) {
            TrashItems.delete(handle, item.id());
        }
    }

    private void keep(long rows, ObjectNode content) {
        handle.createUpdate("UPDATE trash_rows SET content = :content WHERE id = :id")
                .bind("content", Json.stored(content))
                .bind("id", rows)
                .execute();
    }

    private void keep(Part part, Bundle left) {
        if (left.rows().values().stream().allMatch(List::isEmpty)) {
            forget(part.item(), part.rows());
        } else {
            keep(part.rows(), left.json());
        }
    }
}

package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** How many rows lie there. */
    public long count() {
        return parts().stream()
                .flatMap(part -> own(part.bundle()).values().stream())
                .mapToLong(List::size)
                .sum();
    }

    /** The data of those tasks that are there as a whole. */
    public List<JsonNode> data() {
        return parts().stream()
                .flatMap(part -> own(part.bundle()).getOrDefault("task_bodies", List.of()).stream())
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
        return removed;
    }

    private void keep(Part part, Bundle left) {
        if (left.rows().values().stream().allMatch(List::isEmpty)) {
            TrashItems.deleteRows(handle, part.rows());
            if (TrashItems.countRows(handle, part.item().id()) == 0) {
                TrashItems.delete(handle, part.item().id());
            }
            return;
        }
        handle.createUpdate("UPDATE trash_rows SET content = :content WHERE id = :id")
                .bind("content", Json.stored(left.json()))
                .bind("id", part.rows())
                .execute();
    }
}

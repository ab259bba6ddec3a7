package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.trash.ChangedRows.Change;
import dev.tagloop.server.trash.RowMap.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Finds what differs between the rows of tasks before and after an action, and which tasks it ties together: what moved from one to another. */
final class Difference {
    /** The histories of annotations, which only grow: what was there before an undo stays told in them. */
    private static final Set<String> HISTORIES = Set.of("annotation_versions", "annotation_version_bodies");

    private final RowMap before;
    private final RowMap after;
    private final Map<Long, Long> leaders = new HashMap<>();
    private final Map<Change, Long> tasks = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    private Difference(RowMap before, RowMap after) {
        this.before = before;
        this.after = after;
    }

    static List<ChangedRows> between(Schema schema, Bundle before, Bundle after) {
        return new Difference(new RowMap(schema, before), new RowMap(schema, after)).find();
    }

    private List<ChangedRows> find() {
        before.rows().forEach((place, row) -> {
            ObjectNode now = after.rows().get(place);
            String left = now == null ? null : RowMap.digest(place.table(), now);
            if (!RowMap.digest(place.table(), row).equals(left)) {
                add(new Change(place.table(), key(place), row, left), place);
            }
        });
        after.rows().forEach((place, row) -> {
            if (!before.rows().containsKey(place) && !isHistory(place, row)) {
                add(new Change(place.table(), key(place), null, RowMap.digest(place.table(), row)), place);
            }
        });
        Map<Long, List<Change>> groups = new TreeMap<>();
        changes.forEach(change -> groups.computeIfAbsent(leader(tasks.get(change)), task -> new ArrayList<>())
                .add(change));
        Map<Long, Set<Long>> members = new HashMap<>();
        leaders.keySet()
                .forEach(task -> members.computeIfAbsent(leader(task), one -> new TreeSet<>())
                        .add(task));
        return groups.entrySet().stream()
                .map(group -> new ChangedRows(members.get(group.getKey()), group.getValue()))
                .toList();
    }

    private static ObjectNode key(Place place) {
        return (ObjectNode) Json.parse(place.key());
    }

    /** Of an annotation that was there before. */
    private boolean isHistory(Place place, ObjectNode row) {
        return HISTORIES.contains(place.table())
                && before.rows()
                        .containsKey(Place.of("annotations", Json.object().set("id", row.get("annotation_id"))));
    }

    private void add(Change change, Place place) {
        Long was = before.task(place).orElse(null);
        Long is = after.task(place).orElse(null);
        Long task = was == null ? is : was;
        if (task == null) {
            return;
        }
        tie(task, is == null ? task : is);
        tasks.put(change, task);
        changes.add(change);
    }

    private long leader(long task) {
        long leader = task;
        while (leaders.getOrDefault(leader, leader) != leader) {
            leader = leaders.get(leader);
        }
        return leader;
    }

    private void tie(long one, long other) {
        leaders.putIfAbsent(one, one);
        leaders.putIfAbsent(other, other);
        leaders.put(leader(other), leader(one));
    }
}

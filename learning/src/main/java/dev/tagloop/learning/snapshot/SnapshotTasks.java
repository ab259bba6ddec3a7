package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A snapshot's entries as tasks: to export them, to make a project of them, and to read back from such a project what they say. */
public final class SnapshotTasks {
    private static final String META = "snapshot";
    private static final String ID = "id:";

    private SnapshotTasks() {}

    /** The tasks in the form that an export has, in their order; each has one annotation, whose id is its place from 1. */
    public static Stream<Task> exported(LabelSnapshot snapshot) {
        List<SnapshotEntry> entries = snapshot.entries();
        return Stream.iterate(0, place -> place < entries.size(), place -> place + 1)
                .map(place -> exported(entries.get(place), place + 1));
    }

    private static Task exported(SnapshotEntry entry, int place) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", entry.key().startsWith(ID) ? Long.parseLong(entry.key().substring(ID.length())) : place);
        node.set("data", entry.data().toNode());
        JsonObject annotation = NewAnnotation.of(entry.result())
                .set("id", place)
                .set("was_cancelled", false)
                .json();
        node.putArray("annotations").add(annotation.toNode());
        node.putArray("predictions");
        return new Task(JsonObject.owning(node));
    }

    /** The tasks to make a project of. Their {@code meta} tells which snapshot they came from and their keys in it. */
    public static Stream<NewTask> restorable(LabelSnapshot snapshot) {
        return snapshot.entries().stream()
                .map(entry -> NewTask.of(entry.data())
                        .withMeta(Map.of(META, Map.of("digest", snapshot.digest(), "key", entry.key())))
                        .withAnnotations(List.of(NewAnnotation.of(entry.result()))));
    }

    /**
     * What the tasks of such a project say, under the keys that they had: the same snapshot, as long as nobody changed anything.
     *
     * @param labelConfig the project's
     * @throws SnapshotException if a task came from elsewhere
     */
    public static LabelSnapshot restored(String labelConfig, Stream<Task> tasks) {
        TreeMap<String, SnapshotEntry> entries = new TreeMap<>(LabelSnapshot.KEY_ORDER);
        tasks.forEach(task -> {
            String key = task.meta()
                    .object(META)
                    .flatMap(meta -> meta.text("key"))
                    .orElseThrow(() -> new SnapshotException(
                            "the task " + task.id().orElse(0) + " did not come from a snapshot: its meta names none"));
            if (task.annotations().size() != 1) {
                throw new SnapshotException("the task " + task.id().orElse(0) + " has "
                        + task.annotations().size() + " annotations, not the one that it was restored with");
            }
            entries.put(
                    key,
                    new SnapshotEntry(
                            key, task.data(), task.annotations().getFirst().result()));
        });
        return LabelSnapshot.ofEntries(labelConfig, List.copyOf(entries.values()));
    }
}

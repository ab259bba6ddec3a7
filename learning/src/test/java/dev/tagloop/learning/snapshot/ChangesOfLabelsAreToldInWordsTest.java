package dev.tagloop.learning.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesOfLabelsAreToldInWordsTest {
    private static final String CONFIG = "<View><Text name=\"t\" value=\"$text\"/><Labels name=\"n\" toName=\"t\">"
            + "<Label value=\"PER\"/><Label value=\"LOC\"/></Labels></View>";

    private static String span(int start, int end, String label) {
        return "{\"id\": \"%s\", \"from_name\": \"n\", \"to_name\": \"t\", \"type\": \"labels\", \"value\": {\"start\": %d, \"end\": %d, \"labels\": [\"%s\"]}}"
                .formatted(start + label, start, end, label);
    }

    private static Task task(int id, String text, String... regions) {
        return new Task(JsonObject.parse(
                "{\"id\": %d, \"data\": {\"text\": \"%s\"}, \"annotations\": [{\"id\": 1, \"result\": [%s]}]}"
                        .formatted(id, text, String.join(",", regions))));
    }

    private static LabelSnapshot snapshot(Task... tasks) {
        return LabelSnapshot.of(CONFIG, List.of(tasks), Adjudication.standard());
    }

    private static final String CHOICE =
            "{\"from_name\": \"c\", \"to_name\": \"t\", \"type\": \"choices\", \"value\": {\"choices\": [\"good\"]}}";

    private static final LabelSnapshot OLDER = snapshot(
            task(1, "Ann met Bob in Rome", span(0, 3, "PER"), span(8, 11, "LOC"), span(15, 18, "LOC")),
            task(2, "Nothing here", span(0, 7, "PER")),
            task(3, "Cleo", span(0, 4, "LOC")),
            task(4, "Gone with Dan", span(10, 13, "PER")));
    private static final LabelSnapshot NEWER = snapshot(
            task(1, "Ann met Bob in Rome", span(0, 3, "PER"), span(8, 11, "PER"), span(15, 19, "LOC")),
            task(2, "Nothing here", CHOICE),
            task(3, "Cleo!", span(0, 5, "PER")),
            task(5, "Eve and Fay", span(0, 3, "PER"), span(8, 11, "PER")));

    @Test
    void everyChangeIsCountedOnce() {
        LabelChanges changes = OLDER.changes(NEWER);
        assertThat(changes.words())
                .isEqualTo("+2 spans, 1 relabelled, 1 moved, 1 moved and relabelled, 2 deleted, 1 other answer changed,"
                        + " 1 task added, 1 task removed, 1 task with another text");
        assertThat(changes.labels())
                .isEqualTo(Map.of(
                        "LOC",
                        Map.of(SpanChange.Kind.MOVED, 1),
                        "PER",
                        Map.of(
                                SpanChange.Kind.ADDED, 2,
                                SpanChange.Kind.RELABELLED, 1,
                                SpanChange.Kind.REPLACED, 1,
                                SpanChange.Kind.DELETED, 2)));
        assertThat(changes.tasks()).extracting(TaskChange::key).containsExactly("id:1", "id:2", "id:3", "id:5", "id:4");
    }

    @Test
    void theWayBackTurnsAddedIntoDeleted() {
        assertThat(NEWER.changes(OLDER).words())
                .isEqualTo("+2 spans, 1 relabelled, 1 moved, 1 moved and relabelled, 2 deleted, 1 other answer changed,"
                        + " 1 task added, 1 task removed, 1 task with another text");
        LabelSnapshot fewer = snapshot(task(1, "Ann met Bob in Rome", span(0, 3, "PER")));
        LabelSnapshot more = snapshot(
                task(1, "Ann met Bob in Rome", span(0, 3, "PER"), span(8, 11, "PER")),
                task(2, "Bob", span(0, 3, "PER")));
        assertThat(fewer.changes(more).words()).isEqualTo("+2 spans, 1 task added");
        assertThat(more.changes(fewer).words()).isEqualTo("2 deleted, 1 task removed");
    }

    @Test
    void equalLabelsAreNoChangeWhateverTheirIdsAndOrder() {
        Task other = new Task(JsonObject.parse(task(1, "Ann met Bob", span(8, 11, "PER"), span(0, 3, "PER"))
                .json()
                .toString()
                .replace("\"id\":\"8PER\"", "\"id\":\"x\"")));
        LabelChanges changes = snapshot(task(1, "Ann met Bob", span(0, 3, "PER"), span(8, 11, "PER")))
                .changes(snapshot(other));
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.words()).isEqualTo("no difference");
    }

    @Test
    void asJsonTheChangesAreTaskByTaskUpToTheLimit() {
        JsonObject json = ChangesJson.of(OLDER.changes(NEWER), 1);
        assertThat(json.object("spans").orElseThrow().toString())
                .isEqualTo("{\"added\":2,\"relabelled\":1,\"moved\":1,\"replaced\":1,\"deleted\":2}");
        assertThat(json.integer("left_out")).hasValue(4);
        assertThat(json.objects("changes")).hasSize(1);
        assertThat(json.objects("changes")
                        .getFirst()
                        .objects("spans")
                        .getFirst()
                        .toString())
                .isEqualTo("{\"kind\":\"relabelled\",\"before\":{\"start\":8,\"end\":11,\"label\":\"LOC\"},"
                        + "\"after\":{\"start\":8,\"end\":11,\"label\":\"PER\"}}");
    }

    @Test
    void whatWasRestoredIsTheSameSnapshotUnlessSomebodyChangesIt() {
        List<Task> tasks = new ArrayList<>();
        SnapshotTasks.restorable(OLDER)
                .forEach(task -> tasks.add(new Task(task.json().with("id", 900 - tasks.size()))));
        assertThat(SnapshotTasks.restored(CONFIG, tasks.stream()).digest()).isEqualTo(OLDER.digest());
        tasks.set(0, new Task(tasks.getFirst().json().with("data", Map.of("text", "Ann met Bob in Oslo"))));
        assertThat(SnapshotTasks.restored(CONFIG, tasks.stream()).digest()).isNotEqualTo(OLDER.digest());
    }
}

package dev.tagloop.learning.snapshot;

import static dev.tagloop.learning.testing.Exports.CONFIG;
import static dev.tagloop.learning.testing.Exports.annotation;
import static dev.tagloop.learning.testing.Exports.region;
import static dev.tagloop.learning.testing.Exports.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.snapshot.Adjudication.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsFreezeOneAnswerATaskTest {

    private static final String SKIP = "\"was_cancelled\":true,";
    private static final String TRUTH = "\"ground_truth\":true,";

    @Test
    void unlabelledAndSkippedTasksAreLeftOutAndEmptyOnesKept() {
        LabelSnapshot snapshot = snapshot(
                task(1, "Ann", annotation(1, "", region("a", 0, 3, "PER"))),
                task(2, "nobody looked"),
                task(3, "skipped", annotation(1, SKIP)),
                task(4, "nothing here", annotation(1, "")),
                task(5, "skipped once", annotation(1, SKIP), annotation(2, "", region("a", 0, 4, "ORG"))));

        assertThat(snapshot.entries()).extracting(SnapshotEntry::key).containsExactly("id:1", "id:4", "id:5");
        assertThat(snapshot.entries().get(1).result()).isEmpty();
        assertThat(snapshot.report()).hasToString("3 of 5 tasks labelled, 1 of them empty; annotators disagree on 0");
        assertThat(List.of(snapshot.report().unlabeled(), snapshot.report().skipped()))
                .containsExactly(1, 1);
        assertThat(snapshot.report().rules()).containsEntry(Rule.ONLY, 3);
    }

    @Test
    void groundTruthComesFirstThenTheMajorityThenTheLatest() {
        String per = region("x", 0, 3, "PER");
        String org = region("y", 0, 3, "ORG");
        String loc = region("z", 0, 3, "LOC");
        LabelSnapshot snapshot = snapshot(
                task(1, "Ann", annotation(1, TRUTH, org), annotation(2, "", per), annotation(3, "", per)),
                task(2, "Ann", annotation(1, "", per), annotation(2, "", per), annotation(3, "", org)),
                task(3, "Ann", annotation(1, "", per), annotation(2, "", org), annotation(3, "", loc)),
                task(4, "Ann", annotation(4, "", per), annotation(3, "", org)),
                task(
                        5,
                        "Ann",
                        annotation(1, "", region("p", 0, 3, "PER")),
                        annotation(2, "", region("q", 0, 3, "PER"))),
                task(
                        6,
                        "Ann",
                        annotation(1, "", per),
                        annotation(2, "", per),
                        annotation(3, "", org),
                        annotation(4, "", org)));

        assertThat(snapshot.entries())
                .extracting(SnapshotsFreezeOneAnswerATaskTest::label)
                .containsExactly("ORG", "PER", "LOC", "PER", "PER", "ORG");
        assertThat(snapshot.report().rules())
                .containsEntry(Rule.GROUND_TRUTH, 1)
                .containsEntry(Rule.MAJORITY, 1)
                .containsEntry(Rule.LATEST, 3)
                .containsEntry(Rule.UNANIMOUS, 1)
                .containsEntry(Rule.ONLY, 0);
        assertThat(snapshot.report().disagreements()).isEqualTo(5);
        assertThat(snapshot.entries().get(4).result().getFirst().id()).contains("q");
    }

    @Test
    void ofFreeTextEverythingCounts() {
        LabelSnapshot snapshot = snapshot(
                task(1, "Ann", annotation(1, "", written("one")), annotation(2, "", written("two"))),
                task(2, "Ann", annotation(1, TRUTH, written("true")), annotation(2, "", written("two"))),
                task(3, "Ann", annotation(1, "", written("same")), annotation(2, "", written("same"))),
                task(
                        4,
                        "Ann",
                        annotation(1, "", written("remark"), region("a", 0, 3, "PER")),
                        annotation(2, "", written("two"))));

        assertThat(snapshot.entries())
                .extracting(entry -> entry.result().stream()
                        .map(region -> region.value().texts("text"))
                        .toList())
                .containsExactly(
                        List.of(List.of("two"), List.of("one")),
                        List.of(List.of("true"), List.of("two")),
                        List.of(List.of("same")),
                        List.of(List.of("two")));
        assertThat(snapshot.report().rules())
                .containsEntry(Rule.TOGETHER, 2)
                .containsEntry(Rule.UNANIMOUS, 1)
                .containsEntry(Rule.LATEST, 1);
        assertThat(snapshot.report().disagreements()).isEqualTo(1);
    }

    private static String written(String text) {
        return "{\"from_name\": \"answer\", \"to_name\": \"text\", \"type\": \"textarea\", \"value\": {\"text\": [\""
                + text + "\"]}}";
    }

    @Test
    void theOrderOfRegionsIsNoDisagreement() {
        String first = region("a", 0, 3, "PER");
        String second = region("b", 4, 7, "LOC");
        assertThat(snapshot(task(1, "Ann Ulm", annotation(1, "", first, second), annotation(2, "", second, first)))
                        .report()
                        .rules())
                .containsEntry(Rule.UNANIMOUS, 1);
    }

    @Test
    void theDigestNamesTheContentWhateverTheOrder() {
        Task one = task(1, "Ann", annotation(1, "", region("a", 0, 3, "PER")));
        Task two = task(12, "Ulm", annotation(1, "", region("a", 0, 3, "LOC")));
        assertThat(snapshot(one, two).digest())
                .isEqualTo(snapshot(two, one).digest())
                .hasSize(64);
        assertThat(snapshot(one, two)).isEqualTo(snapshot(two, one)).hasSameHashCodeAs(snapshot(two, one));
        assertThat(snapshot(one)).isNotEqualTo(snapshot(two));
        assertThat(LabelSnapshot.of("<View/>", List.of(one), Adjudication.standard())
                        .digest())
                .isNotEqualTo(snapshot(one).digest());
        assertThat(snapshot(two, one).entries()).extracting(SnapshotEntry::key).containsExactly("id:1", "id:12");
        assertThatThrownBy(() -> snapshot(one, one))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("the export holds the task id:1 twice");
    }

    @Test
    void savedAndLoadedItIsTheSame(@TempDir Path folder) throws IOException {
        LabelSnapshot snapshot =
                snapshot(task(1, "\\ud83d\\ude00 Ann", annotation(1, "", region("a", 2, 5, "PER"))), task(2, "x"));
        Path place = folder.resolve("s1");
        snapshot.save(place);

        LabelSnapshot loaded = LabelSnapshot.load(place);
        assertThat(loaded).isEqualTo(snapshot);
        assertThat(loaded.report()).isEqualTo(snapshot.report());
        assertThat(loaded.entries()).isEqualTo(snapshot.entries());
        assertThat(loaded.labelConfig()).isEqualTo(CONFIG);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(place);
        }
        assertThatThrownBy(() -> snapshot.save(place)).hasMessageContaining("never overwritten");
    }

    @Test
    void aChangedFileIsNoticed(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("s1");
        snapshot(task(1, "Ann", annotation(1, "", region("a", 0, 3, "PER")))).save(place);
        Path entries = place.resolve("entries.jsonl");
        Files.writeString(entries, Files.readString(entries).replace("PER", "LOC"));

        assertThatThrownBy(() -> LabelSnapshot.load(place)).hasMessageContaining("was changed after it was saved");
        assertThatThrownBy(() -> LabelSnapshot.load(folder)).hasMessageStartingWith("cannot read the snapshot");
    }

    @Test
    void aDiffTellsWhatIsNewGoneAndRelabelled() {
        Task kept = task(1, "Ann", annotation(1, "", region("a", 0, 3, "PER")));
        Task keptUnderAnotherRegionId = task(1, "Ann", annotation(2, "", region("b", 0, 3, "PER")));
        LabelSnapshot older = snapshot(
                kept,
                task(2, "Ulm", annotation(1, "", region("a", 0, 3, "PER"))),
                task(3, "gone", annotation(1, "")),
                task(5, "data", annotation(1, "")));
        LabelSnapshot newer = snapshot(
                keptUnderAnotherRegionId,
                task(2, "Ulm", annotation(1, "", region("a", 0, 3, "LOC"))),
                task(4, "new", annotation(1, "")),
                task(5, "other data", annotation(1, "")));

        SnapshotDiff diff = older.diff(newer);
        assertThat(diff)
                .isEqualTo(new SnapshotDiff(List.of("id:4"), List.of("id:3"), List.of("id:2"), List.of("id:5"), false));
        assertThat(diff.isEmpty()).isFalse();
        assertThat(snapshot(kept).diff(snapshot(keptUnderAnotherRegionId)).isEmpty())
                .isTrue();
    }

    @Test
    void canonicalJsonHasOneFormForEqualContent() {
        String canonical = "{\"a\":[1,1.5,0,true,null,\"\\u00E4\\uD83D\\uDE00\"],\"b\":{}}";
        assertThat(CanonicalJson.write(dev.tagloop.labelstudio.json.Json.read(
                        "{ \"b\": {}, \"a\": [1.0, 15e-1, 0.00, true, null, \"ä😀\"] }")))
                .isEqualTo(canonical);
        assertThat(CanonicalJson.sha256(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String label(SnapshotEntry entry) {
        Region region = entry.result().getFirst();
        return region.value().texts("labels").getFirst();
    }

    private static LabelSnapshot snapshot(Task... tasks) {
        return LabelSnapshot.of(CONFIG, List.of(tasks), Adjudication.standard());
    }
}

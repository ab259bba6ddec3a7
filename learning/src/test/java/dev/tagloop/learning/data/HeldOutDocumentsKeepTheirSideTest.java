package dev.tagloop.learning.data;

import static dev.tagloop.learning.testing.Exports.CONFIG;
import static dev.tagloop.learning.testing.Exports.annotation;
import static dev.tagloop.learning.testing.Exports.region;
import static dev.tagloop.learning.testing.Exports.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutDocumentsKeepTheirSideTest {

    @Test
    void theTextAndTheSeedAloneDecide() {
        HeldOut heldOut = new HeldOut(0.15, 42);
        List<LabeledText> plain = document("Ann lives in Ulm");
        List<LabeledText> labeled =
                List.of(new LabeledText("Ann lives in Ulm", List.of(new LabeledSpan(new CodePointSpan(0, 3), "PER"))));
        assertThat(heldOut.holdsOut(plain)).isEqualTo(heldOut.holdsOut(labeled));

        // The first 56 bits of SHA-256 over "42\ntext N\n", as a share; computed in Python as well. No later version
        // may
        // move a document to the other side.
        assertThat(IntStream.range(0, 40)
                        .filter(i -> heldOut.holdsOut(document("text " + i)))
                        .boxed()
                        .toList())
                .containsExactly(2, 6, 7, 10, 11, 27);
    }

    @Test
    void theShareIsKeptAndAnotherSeedHoldsOutOthers() {
        HeldOut first = new HeldOut(0.15, 1);
        HeldOut second = new HeldOut(0.15, 2);
        long held = IntStream.range(0, 10_000)
                .filter(i -> first.holdsOut(document("text " + i)))
                .count();
        long both = IntStream.range(0, 10_000)
                .filter(i -> first.holdsOut(document("text " + i)) && second.holdsOut(document("text " + i)))
                .count();
        assertThat(held).isBetween(1_390L, 1_610L);
        assertThat(both).isBetween(150L, 300L);
        assertThat(new HeldOut(0, 1).holdsOut(document("x"))).isFalse();
        assertThatThrownBy(() -> new HeldOut(1, 1)).hasMessage("the held-out share is from 0 to below 1, not 1.0");
    }

    @Test
    void aSnapshotBecomesDocumentsInCodePoints() {
        LabelSnapshot snapshot = LabelSnapshot.of(
                CONFIG,
                List.of(
                        task(1, "\\ud83d\\ude00 Ann \\ud83d", annotation(1, "", region("a", 2, 5, "PER"))),
                        task(2, "nothing", annotation(1, "")),
                        task(3, "short", annotation(1, "", region("a", 2, 99, "PER")))),
                Adjudication.standard());

        TrainingData<LabeledText> data = TrainingData.of(snapshot, "project 1");

        assertThat(data.documents())
                .containsExactly(
                        List.of(new LabeledText(
                                "😀 Ann \uFFFD", List.of(new LabeledSpan(new CodePointSpan(2, 5), "PER")))),
                        document("nothing"),
                        document("short"));
        assertThat(data.digest()).isEqualTo(snapshot.digest());
        assertThat(data.labels()).containsExactly("PER");
        assertThat(data.notes())
                .containsExactly(
                        "task id:1: region a: the text that it carries is not what stands at 2..5; the offsets were"
                                + " believed",
                        "task id:3: region a: it ends at 99, behind the text of 5 code points; left out");
    }

    @Test
    void tasksWithoutTextAreLeftOutWithANote() {
        LabelSnapshot snapshot = LabelSnapshot.of(
                CONFIG.replace("$text", "$body"), List.of(task(1, "x", annotation(1, ""))), Adjudication.standard());
        TrainingData<LabeledText> data = TrainingData.of(snapshot, "project 1");
        assertThat(data.documents()).isEmpty();
        assertThat(data.notes())
                .containsExactly(
                        "task id:1: a task holds no text under \"body\", which <Text name=\"text\"> shows; left out");
    }

    @Test
    void documentsFromFilesHaveADigestOfTheirOwn() {
        TrainingData<LabeledText> one = TrainingData.of(List.of(document("a")), List.of(), "f");
        assertThat(one.digest())
                .isEqualTo(
                        TrainingData.of(List.of(document("a")), List.of(), "g").digest());
        assertThat(one.digest())
                .isNotEqualTo(
                        TrainingData.of(List.of(document("b")), List.of(), "f").digest());
        assertThat(one.digest())
                .isNotEqualTo(
                        TrainingData.of(List.of(), List.of(document("a")), "f").digest());
    }

    private static List<LabeledText> document(String text) {
        return List.of(new LabeledText(text, List.of()));
    }
}

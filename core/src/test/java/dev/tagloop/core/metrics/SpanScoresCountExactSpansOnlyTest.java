package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanScoresCountExactSpansOnlyTest {

    private static final List<List<LabeledSpan>> GOLD = List.of(
            List.of(span(0, 3, "PER"), span(10, 15, "LOC"), span(20, 25, "ORG"), span(30, 33, "PER")), List.of());
    private static final List<List<LabeledSpan>> PREDICTED = List.of(
            List.of(span(0, 3, "PER"), span(10, 15, "ORG"), span(20, 27, "ORG"), span(32, 36, "LOC")),
            List.of(span(1, 2, "PER"), span(1, 2, "PER")));

    @Test
    void onlyEqualBordersAndLabelCount() {
        ScoreReport report = SpanScores.compare(GOLD, PREDICTED);

        assertThat(report.total()).isEqualTo(new Counts(1, 5, 4));
        assertThat(report.labels().get("PER")).isEqualTo(new Score(0.5, 0.5, 0.5, 2));
        assertThat(report.labels().get("LOC")).isEqualTo(new Score(0, 0, 0, 1));
        assertThat(report.micro()).isEqualTo(new Score(0.2, 0.25, 2 * 0.2 * 0.25 / (0.2 + 0.25), 4));
        assertThat(report.macro().f1()).isEqualTo(0.5 / 3);
        assertThat(report.weighted().recall()).isEqualTo(0.25);
        assertThat(report.labels()).containsOnlyKeys("LOC", "ORG", "PER");
    }

    @Test
    void eachDocumentIsCountedForItself() {
        assertThat(SpanScores.byDocument(GOLD, PREDICTED)).containsExactly(new Counts(1, 4, 4), new Counts(0, 1, 0));
    }

    @Test
    void everyErrorHasAKind() {
        SpanErrors errors = SpanErrors.compare(GOLD, PREDICTED);

        assertThat(errors.correct()).isEqualTo(1);
        assertThat(errors.wrongType()).isEqualTo(1);
        assertThat(errors.wrongBorders()).isEqualTo(1);
        assertThat(errors.wrongBoth()).isEqualTo(1);
        assertThat(errors.missing()).isZero();
        assertThat(errors.spurious()).isEqualTo(1);
        assertThat(errors.toTouch()).isEqualTo(4);
        assertThat(errors.confusion().get("LOC")).containsExactlyEntriesOf(java.util.Map.of("ORG", 1));
        assertThat(errors.confusion().get("PER")).containsOnlyKeys("LOC", "PER");
        assertThat(errors.confusion().get(SpanErrors.NONE)).containsExactlyEntriesOf(java.util.Map.of("PER", 1));
    }

    @Test
    void aPredictionIsPairedOnceAndTheEqualOneFirst() {
        SpanErrors errors = SpanErrors.compare(
                List.of(List.of(span(0, 9, "PER"), span(0, 4, "PER"))), List.of(List.of(span(0, 4, "PER"))));

        assertThat(errors.correct()).isEqualTo(1);
        assertThat(errors.missing()).isEqualTo(1);
        assertThat(errors.confusion().get("PER")).containsOnlyKeys(SpanErrors.NONE, "PER");
        assertThat(errors.toTouch()).isEqualTo(1);
    }

    @Test
    void documentsMustBeTheSame() {
        assertThatThrownBy(() -> SpanScores.compare(GOLD, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 documents are labelled but 0 predicted");
        assertThatThrownBy(() -> SpanScores.byDocument(GOLD, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpanErrors.compare(GOLD, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }
}

package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditsThatMakeSuggestionsRightTest {
    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }

    @Test
    void everyEditIsCountedAndSoAreTheKeys() {
        List<LabeledSpan> gold = List.of(
                span(0, 3, "PER"), span(10, 14, "LOC"), span(20, 25, "ORG"), span(30, 35, "LOC"), span(40, 42, "PER"));
        List<LabeledSpan> suggested = List.of(
                span(0, 3, "PER"), span(10, 14, "ORG"), span(20, 27, "ORG"), span(29, 33, "PER"), span(50, 52, "LOC"));
        EditCost edits = EditCost.of(List.of(gold), List.of(suggested));
        assertThat(edits).isEqualTo(new EditCost(1, 1, 1, 1, 1, 1));
        assertThat(edits.spans()).isEqualTo(5);
        assertThat(edits.acceptedShare()).isEqualTo(0.2);
        // Two each for the added, relabelled and deleted, four each for the moved and the replaced.
        assertThat(edits.actions()).isEqualTo(14);
        assertThat(edits.actionsFromScratch()).isEqualTo(10);
        assertThat(edits.saved()).isEqualTo(-0.4, within(1e-12));
        assertThat(edits.plus(edits).actions()).isEqualTo(28);
        assertThat(EditCost.NONE.saved()).isNaN();
    }

    @Test
    void eachTextIsComparedForItself() {
        EditCost cost = EditCost.of(
                List.of(
                        List.of(span(0, 2, "PER"), span(5, 9, "LOC"), span(12, 20, "ORG")),
                        List.of(span(0, 4, "PER"), span(30, 33, "LOC"))),
                List.of(
                        List.of(span(0, 2, "PER"), span(5, 9, "ORG"), span(12, 18, "ORG"), span(40, 41, "LOC")),
                        List.of(span(1, 4, "LOC"))));
        assertThat(cost).isEqualTo(new EditCost(1, 1, 1, 1, 1, 1));
    }

    @Test
    void costsOfSeveralTextsAddUp() {
        EditCost cost = new EditCost(1, 2, 3, 4, 5, 6).plus(new EditCost(10, 20, 30, 40, 50, 60));
        assertThat(cost).isEqualTo(new EditCost(11, 22, 33, 44, 55, 66));
        assertThat(cost.plus(EditCost.NONE)).isEqualTo(cost);
    }

    @Test
    void withoutAnythingToDoNothingIsSaved() {
        assertThat(EditCost.NONE.acceptedShare()).isNaN();
        assertThat(EditCost.NONE.saved()).isNaN();
    }

    @Test
    void aWrittenTextIsMendedByTheFewestWords() {
        assertThat(WordEdits.of("the cat sat on the mat", "the cat sat on the mat"))
                .isEqualTo(new EditCost(6, 0, 0, 0, 0, 0));
        assertThat(WordEdits.of("the cat sat on the mat", "the dog sat on mat"))
                .isEqualTo(new EditCost(4, 1, 0, 0, 1, 0));
        assertThat(WordEdits.of("cat sat", "the old cat sat")).isEqualTo(new EditCost(2, 0, 0, 0, 0, 2));
        assertThat(WordEdits.of("", "two words")).isEqualTo(new EditCost(0, 0, 0, 0, 0, 2));
        assertThat(WordEdits.of("two words", "")).isEqualTo(new EditCost(0, 0, 0, 0, 2, 0));
    }

    @Test
    void ofEquallyFewEditsTheOneIsTakenThatKeepsMoreWords() {
        // Two replaced words would do, too.
        assertThat(WordEdits.of("a b", "b a")).isEqualTo(new EditCost(1, 0, 0, 0, 1, 1));
    }
}

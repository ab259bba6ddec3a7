package dev.tagloop.core.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BioTagsReadAsEntitiesTest {

    private static final List<CodePointSpan> TOKENS =
            Arrays.asList(new CodePointSpan(0, 2), new CodePointSpan(3, 5), null, new CodePointSpan(6, 9));

    @Test
    void anInsideTagWithoutABeginningBeginsAnEntity() {
        assertThat(Bio.spans(List.of("I-PER", "I-PER", "O", "I-LOC"), TOKENS))
                .containsExactly(span(0, 5, "PER"), span(6, 9, "LOC"));
    }

    @Test
    void anInsideTagOfAnotherLabelBeginsAnEntity() {
        assertThat(Bio.spans(List.of("B-PER", "I-LOC", "O", "I-LOC"), TOKENS))
                .containsExactly(span(0, 2, "PER"), span(3, 9, "LOC"));
    }

    @Test
    void anEntityEndsAtOutsideAndAtTheNextBeginning() {
        assertThat(Bio.spans(List.of("B-PER", "O", "O", "B-PER"), TOKENS))
                .containsExactly(span(0, 2, "PER"), span(6, 9, "PER"));
        assertThat(Bio.spans(List.of("O", "B-PER", "O", "B-PER"), TOKENS))
                .containsExactly(span(3, 5, "PER"), span(6, 9, "PER"));
    }

    @Test
    void aTagOfAnotherSchemeIsRefusedByName() {
        assertThatThrownBy(() -> Bio.spans(List.of("O", "S-PER", "O", "O"), TOKENS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'S-PER' is no BIO tag: expected O, B-label or I-label");
        assertThatThrownBy(() -> Bio.spans(List.of("O"), TOKENS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 tags for 4 tokens");
    }

    @Test
    void tagsOfAModelComeInTheOrderOfItsLabels() {
        assertThat(Bio.tagsFor(List.of("PER", "LOC"))).containsExactly("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
        assertThat(Bio.continuation("B-PER")).isEqualTo("I-PER");
        assertThat(Bio.continuation("O")).isEqualTo("O");
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }
}

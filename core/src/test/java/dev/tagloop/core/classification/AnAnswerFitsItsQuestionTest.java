package dev.tagloop.core.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnAnswerFitsItsQuestionTest {

    @Test
    void aTextHasOneLabelOrSeveralOrANumber() {
        assertThat(ClassifiedText.single("a", "x").labels()).containsExactly("x");
        assertThat(ClassifiedText.several("a", List.of()).labels()).isEmpty();
        assertThat(ClassifiedText.number("a", -1.5).number()).isEqualTo(-1.5);
        assertThat(ClassifiedText.single("a", "x").withPair("b").pair()).isEqualTo("b");
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThatThrownBy(() ->
                        new ClassifiedText("a", null, ProblemType.SINGLE_LABEL_CLASSIFICATION, List.of("x", "y"), null))
                .hasMessageContaining(
                        "the labels [x, y] and the number null are no answer for single_label_classification");
        assertThatThrownBy(() -> ClassifiedText.several("a", List.of("x", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClassifiedText.number("a", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void typesAreNamedAsInModelFiles() {
        assertThat(ProblemType.ofWord("multi_label_classification")).contains(ProblemType.MULTI_LABEL_CLASSIFICATION);
        assertThat(ProblemType.ofWord("ranking")).isEmpty();
    }
}

package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityScoresRefuseWhatCannotBeScoredTest {

    @Test
    void refusalsSayWhatWhereAndWhatToDo() {
        EntityScores scores = EntityScores.strict(Scheme.IOB2);
        assertThatThrownBy(() -> scores.compare(List.of(List.of("O", "O")), List.of(List.of("O"))))
                .hasMessage("sentence 0 has 2 tags but 1 predicted ones");
        assertThatThrownBy(() -> scores.compare(List.of(List.of("O")), List.of(List.of("O"), List.of())))
                .hasMessage("1 sentences are labelled but 2 predicted");
        assertThatThrownBy(() -> scores.compare(List.of(), List.of())).hasMessage("there is no sentence to score");
        assertThatThrownBy(() -> scores.entities(List.of(List.of("O"), List.of("S-PER"))))
                .hasMessage("tag 'S-PER' in sentence 1 does not belong to IOB2, which has the letters I, O, B;"
                        + " choose the scheme of the tags");
        assertThatThrownBy(() -> scores.entities(List.of(List.of(""))))
                .hasMessage("a tag is empty; a token outside every entity has the tag O");
        assertThatThrownBy(() -> scores.zeroDivision(0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entitiesAreCountedInTokensOfTheirSentence() {
        assertThat(EntityScores.strict(Scheme.IOB2).entities(List.of(List.of("O"), List.of("O", "B-LOC", "I-LOC"))))
                .containsExactly(new TagEntity(1, "LOC", 1, 3));
    }

    @Test
    void tiesRoundToTheEvenDigitInTheTextReport() {
        // 1/32 = 0.03125 exactly: four digits give 0.0312 in C and Python.
        String text = ScoreReport.of(Map.of("A", new Counts(1, 32, 32)), 0).text(4);
        assertThat(text.lines().skip(2).findFirst().orElseThrow())
                .isEqualTo("           A     0.0312    0.0312    0.0312        32");
    }

    @Test
    void aReportWithoutAnyClassPrintsNan() {
        assertThat(ScoreReport.of(Map.of(), 0).text(2))
                .contains("   macro avg        nan       nan       nan         0");
    }
}

package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresOfWholeTextsTest {

    @Test
    void oneLabelATextIsScoredByAccuracyAndTheMeansOfPrecisionAndRecall() {
        ClassificationScores scores = ClassificationScores.compare(
                List.of(List.of("a"), List.of("a"), List.of("b"), List.of("b"), List.of("c")),
                List.of(List.of("a"), List.of("b"), List.of("b"), List.of("b"), List.of("a")));
        assertThat(scores.accuracy()).isEqualTo(0.6);
        assertThat(scores.labels().micro().f1()).isEqualTo(0.6, within(1e-12));
        assertThat(scores.labels().labels().get("b")).isEqualTo(new Score(2 / 3.0, 1, 0.8, 2));
        // a: 1/2, 1/2, 0.5; b: 0.8; c: 0.
        assertThat(scores.labels().macro().f1()).isEqualTo(1.3 / 3, within(1e-12));
        assertThat(scores.labels().weighted().f1()).isEqualTo((0.5 * 2 + 0.8 * 2) / 5, within(1e-12));
        assertThat(scores.confusion())
                .isEqualTo(Map.of("a", Map.of("a", 1, "b", 1), "b", Map.of("b", 2), "c", Map.of("a", 1)));
    }

    @Test
    void severalLabelsAreRightOnlyTogetherAndCountOneByOne() {
        ClassificationScores scores = ClassificationScores.compare(
                List.of(List.of("x", "y"), List.of(), List.of("y"), List.of("z")),
                List.of(List.of("y"), List.of(), List.of("y", "x"), List.of("y")));
        assertThat(scores.accuracy()).isEqualTo(0.25);
        assertThat(scores.labels().total()).isEqualTo(new Counts(2, 4, 4));
        assertThat(scores.confusion())
                .isEqualTo(Map.of("-", Map.of("x", 1), "x", Map.of("-", 1), "y", Map.of("y", 2), "z", Map.of("y", 1)));
    }

    @Test
    void differentNumbersOfTextsAreRefused() {
        assertThatThrownBy(() -> ClassificationScores.compare(List.of(List.of("a")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 documents are labelled but 0 predicted");
    }

    @Test
    void numbersAreScoredByTheirErrorsAndByTheirOrder() {
        RegressionScores scores = RegressionScores.compare(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 3.0, 2.0, 8.0));
        assertThat(scores.mse()).isEqualTo(18 / 4.0);
        assertThat(scores.mae()).isEqualTo(6 / 4.0);
        // Deviations -1.5 -0.5 0.5 1.5 and -2.5 -0.5 -1.5 4.5.
        assertThat(scores.pearson()).isEqualTo(10 / Math.sqrt(5 * 29.0), within(1e-12));
        assertThat(scores.spearman()).isEqualTo(0.8, within(1e-12));
    }

    @Test
    void equalNumbersShareTheirRankAndWhatDoesNotVaryHasNoCorrelation() {
        RegressionScores ties = RegressionScores.compare(List.of(1.0, 1.0, 2.0), List.of(5.0, 6.0, 7.0));
        // Ranks 1.5 1.5 3 and 1 2 3.
        assertThat(ties.spearman()).isEqualTo(1.5 / Math.sqrt(1.5 * 2), within(1e-12));
        assertThat(RegressionScores.compare(List.of(1.0, 1.0), List.of(1.0, 2.0))
                        .pearson())
                .isNaN();
    }
}

package dev.tagloop.core.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoresMeanWhatTheySayTest {

    @Test
    void calibrationErrorIsTheMeanDistanceOfItsBins() {
        double[] scores = {0.1, 0.2, 0.9, 1, 0.5, 0};
        boolean[] right = {false, true, true, true, false, false};

        CalibrationError error = CalibrationError.of(scores, right, 2);
        assertThat(error.bins())
                .containsExactly(new CalibrationError.Bin(4, 0.2, 0.25), new CalibrationError.Bin(2, 0.95, 1));
        assertThat(error.expected()).isCloseTo((4 * 0.05 + 2 * 0.05) / 6, within(1e-12));
        assertThat(error.largest()).isCloseTo(0.05, within(1e-12));
        assertThatThrownBy(() -> CalibrationError.of(scores, new boolean[1], 2))
                .hasMessage("6 scores, 1 outcomes and 2 bins do not fit together");
        assertThatThrownBy(() -> CalibrationError.of(new double[] {2}, new boolean[1], 2))
                .hasMessage("a score is 0 to 1, not 2.0");
    }

    /** Logits three times as large as they should be. */
    @Test
    void temperatureUndoesOverconfidence() {
        SplittableRandom random = new SplittableRandom(2);
        int count = 20_000;
        double[][] logits = new double[count][3];
        int[] classes = new int[count];
        for (int i = 0; i < count; i++) {
            double[] honest = {random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            double[] chances = new TemperatureScaling(1).probabilities(honest);
            double dice = random.nextDouble();
            classes[i] = dice < chances[0] ? 0 : dice < chances[0] + chances[1] ? 1 : 2;
            for (int k = 0; k < 3; k++) {
                logits[i][k] = 3 * honest[k];
            }
        }
        TemperatureScaling fitted = TemperatureScaling.fit(logits, classes);

        assertThat(fitted.temperature()).isCloseTo(3, within(0.15));
        assertThat(error(new TemperatureScaling(1), logits, classes)).isGreaterThan(0.15);
        assertThat(error(fitted, logits, classes)).isLessThan(0.03);
        assertThatThrownBy(() -> new TemperatureScaling(0)).hasMessage("a temperature lies above 0, not 0.0");
        assertThatThrownBy(() -> TemperatureScaling.fit(new double[0][], new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double error(TemperatureScaling scaling, double[][] logits, int[] classes) {
        double[] scores = new double[classes.length];
        boolean[] right = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            double[] probabilities = scaling.probabilities(logits[i]);
            int best = 0;
            for (int k = 1; k < probabilities.length; k++) {
                best = probabilities[k] > probabilities[best] ? k : best;
            }
            scores[i] = probabilities[best];
            right[i] = best == classes[i];
        }
        return CalibrationError.of(scores, right, 15).expected();
    }

    @Test
    void scoresOfSpansAreMovedToWhereTheyBelong() {
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = random.doubles(4000, 0.02, 0.98).toArray();
        boolean[] right = new boolean[scores.length];
        ScoreCalibration real = new ScoreCalibration(0.5, -1);
        for (int i = 0; i < scores.length; i++) {
            right[i] = random.nextDouble() < real.probability(scores[i]);
        }
        ScoreCalibration fitted = ScoreCalibration.fit(scores, right);

        assertThat(fitted.slope()).isCloseTo(0.5, within(0.1));
        assertThat(fitted.offset()).isCloseTo(-1, within(0.1));
        assertThat(ScoreCalibration.NONE.probability(0.3)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void aModelThatIsAlwaysRightIsNotTakenForCertain() {
        ScoreCalibration fitted =
                ScoreCalibration.fit(new double[] {1, 1, 1, 1}, new boolean[] {true, true, true, true});

        assertThat(fitted.probability(1)).isCloseTo(5.0 / 6, within(0.001));
        assertThatThrownBy(() -> ScoreCalibration.fit(new double[1], new boolean[0]))
                .hasMessage("1 scores for 0 outcomes");
    }
}

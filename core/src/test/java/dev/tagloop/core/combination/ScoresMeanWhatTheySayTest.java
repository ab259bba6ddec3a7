package dev.tagloop.core.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    private static JudgedPrediction judged(double score, boolean right) {
        return new JudgedPrediction(TemperatureScaling.logits(score), right ? 0 : 1);
    }

    /** So many predictions of this score in one text, the first ones right. */
    private static List<JudgedPrediction> text(double score, int right, int wrong) {
        return IntStream.range(0, right + wrong)
                .mapToObj(i -> judged(score, i < right))
                .toList();
    }

    /** log(0.9 / 0.1) is twice log(0.75 / 0.25). */
    @Test
    void temperatureTurnsTheScoreIntoTheShareThatIsRight() {
        ScoreReliability told = ScoreReliability.of(Collections.nCopies(25, text(0.9, 3, 1)));

        assertThat(told.predictions()).isEqualTo(100);
        assertThat(told.scaling().orElseThrow().temperature()).isCloseTo(2, within(1e-6));
        assertThat(told.scaling().orElseThrow().probability(0.9)).isCloseTo(0.75, within(1e-6));
        assertThat(told.scaling().orElseThrow().probability(0.5)).isEqualTo(0.5);
        assertThat(told.before().expected()).isCloseTo(0.15, within(1e-12));
        assertThat(told.before().bins()).hasSize(1);
        assertThat(told.before().bins().getFirst().accuracy()).isEqualTo(0.75);
        assertThat(told.after().orElseThrow().expected()).isCloseTo(0, within(1e-6));
    }

    /** One fifth of the texts is right at half of its places, the others at three quarters. */
    @Test
    void errorAtATemperatureIsThatOfTextsWhichItWasNotFittedOn() {
        List<List<JudgedPrediction>> texts =
                List.of(text(0.9, 10, 10), text(0.9, 15, 5), text(0.9, 15, 5), text(0.9, 15, 5), text(0.9, 15, 5));

        ScoreReliability told = ScoreReliability.of(texts);
        assertThat(told.before().expected()).isCloseTo(0.2, within(1e-12));
        // The first is scored 0.75, as the others are right; the others 0.6875, as the first and three of them are.
        assertThat(told.after().orElseThrow().bins())
                .extracting(CalibrationError.Bin::count, CalibrationError.Bin::accuracy)
                .containsExactly(tuple(80, 0.75), tuple(20, 0.5));
        assertThat(told.after().orElseThrow().expected()).isCloseTo(0.1, within(1e-6));
        assertThat(told.scaling().orElseThrow().probability(0.9)).isCloseTo(0.7, within(1e-6));
    }

    @Test
    void tooFewPredictionsOrHardlyAnyMistakeTellNoTemperature() {
        ScoreReliability few = ScoreReliability.of(List.of(text(0.9, 39, 10)));
        assertThat(few.predictions()).isEqualTo(49);
        assertThat(few.scaling()).isEmpty();
        assertThat(few.after()).isEmpty();
        assertThat(few.before().expected()).isCloseTo(0.9 - 39 / 49.0, within(1e-12));

        assertThat(ScoreReliability.of(List.of(text(0.9, 96, 4), text(0.9, 0, 0)))
                        .scaling())
                .isEmpty();
        assertThat(ScoreReliability.of(List.of(text(0.9, 4, 96))).scaling()).isEmpty();
        assertThat(ScoreReliability.of(List.of(text(0.9, 45, 5))).scaling()).isPresent();
        assertThat(ScoreReliability.of(List.of()).before()).isEqualTo(new CalibrationError(0, 0, List.of()));
    }

    /** Of 80 that could have been right three quarters are; 20 could not, which no temperature changes. */
    @Test
    void whatTheModelCannotSayIsWrongButTellsNothingOfTheTemperature() {
        List<JudgedPrediction> text = new ArrayList<>(text(0.9, 3, 1));
        text.add(new JudgedPrediction(TemperatureScaling.logits(0.9), JudgedPrediction.ELSEWHERE));

        ScoreReliability told = ScoreReliability.of(Collections.nCopies(20, text));
        assertThat(told.scaling().orElseThrow().temperature()).isCloseTo(2, within(1e-6));
        assertThat(told.before().expected()).isCloseTo(0.9 - 0.6, within(1e-12));
        assertThat(told.after().orElseThrow().expected()).isCloseTo(0.75 - 0.6, within(1e-6));
        assertThatThrownBy(() -> new JudgedPrediction(new double[2], 2)).hasMessage("of 2 places none is 2");
    }
}

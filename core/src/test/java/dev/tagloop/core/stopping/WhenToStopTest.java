package dev.tagloop.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.agreement.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class WhenToStopTest {
    private static final double[] SIZES = {50, 100, 200, 400, 800, 1600};

    @Test
    void aCurveThatFollowsThePowerLawIsFound() {
        PowerLaw truth = new PowerLaw(0.9, 2, 0.5);
        PowerLaw fitted = PowerLaw.fit(points(truth, 0, 1));
        assertThat(fitted.limit()).isCloseTo(0.9, within(1e-4));
        assertThat(fitted.gap()).isCloseTo(2, within(1e-2));
        assertThat(fitted.rate()).isCloseTo(0.5, within(1e-3));
        assertThat(fitted.at(10_000)).isCloseTo(0.9 - 2 * 0.01, within(1e-4));
        // 0.9 - 2 / sqrt(n) = 0.8 at n = 400.
        assertThat(fitted.labelsFor(0.8)).isCloseTo(400, within(0.5));
        assertThat(fitted.labelsFor(0.95)).isInfinite();
    }

    @Test
    void aCurveNeverLeavesWhatF1CanBe() {
        List<CurvePoint> falling = List.of(point(10, 0.5), point(20, 0.4), point(30, 0.3), point(40, 0.2));
        PowerLaw flat = PowerLaw.fit(falling);
        assertThat(flat.gap()).isZero();
        assertThat(flat.limit()).isCloseTo(0.35, within(1e-9));
        List<CurvePoint> steep = List.of(point(10, 0.1), point(20, 0.4), point(30, 0.7), point(40, 1));
        assertThat(PowerLaw.fit(steep).limit()).isLessThanOrEqualTo(1);
        assertThat(PowerLaw.fit(steep).at(1)).isNotNegative();
    }

    @Test
    void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
        PowerLaw truth = new PowerLaw(0.85, 1.5, 0.45);
        int covered = 0;
        for (int seed = 0; seed < 60; seed++) {
            LearningCurve curve = LearningCurve.fit(points(truth, 0.01, seed));
            Interval at = curve.f1(3200);
            assertThat(at.low()).isLessThanOrEqualTo(at.high());
            covered += at.contains(truth.at(3200)) ? 1 : 0;
        }
        assertThat(covered).isBetween(45, 60);
    }

    @Test
    void labelsThatAreLeftAreThoseOfTheCurve() {
        LearningCurve curve = LearningCurve.fit(points(new PowerLaw(0.9, 2, 0.5), 0, 1));
        // All 10,000: 0.88; 95 % of it is 0.836, at (2 / 0.064) squared.
        Interval labels = curve.labelsFor(0.95, 10_000);
        assertThat(labels.estimate()).isCloseTo(976.6, within(2.0));
        assertThat(labels.low()).isCloseTo(976.6, within(2.0));
    }

    @Test
    void tooFewPointsAreRefused() {
        assertThatThrownBy(() -> LearningCurve.fit(List.of(point(1, 0.1), point(2, 0.2), point(3, 0.3))))
                .hasMessage("a learning curve needs 4 measured points, not 3");
        assertThatThrownBy(() -> LearningCurve.fit(Collections.nCopies(5, point(1, 0.1))))
                .hasMessage("a learning curve needs three different numbers of labels, not 1");
    }

    @Test
    void predictionsAreSteadyWhenThreeModelsInARowAgree() {
        List<String> a = labels(1000, 0);
        List<String> b = labels(1000, 100);
        List<Double> kappas = SteadyPredictions.kappas(List.of(a, b, b, b, b));
        // Half of the units have each label and 100 of 1,000 differ: 0.9 observed, 0.5 by chance.
        assertThat(kappas.getFirst()).isCloseTo(0.8, within(1e-9));
        assertThat(kappas.subList(1, 4)).containsExactly(1.0, 1.0, 1.0);
        assertThat(SteadyPredictions.isSteady(kappas)).isTrue();
        assertThat(SteadyPredictions.isSteady(kappas.subList(0, 3))).isFalse();
        assertThat(SteadyPredictions.isSteady(kappas.subList(2, 4))).isFalse();
    }

    @Test
    void hoursFollowFromMeasuredTimesAndCoffeeCountsLittle() {
        List<Double> seconds = new ArrayList<>(Collections.nCopies(99, 36.0));
        seconds.add(7200.0);
        TimeLeft left = TimeLeft.of(seconds, 100);
        // One hour, and four times 36 seconds more of one in a hundred.
        assertThat(left.hours().estimate()).isCloseTo(1.04, within(1e-9));
        assertThat(left.hours().low()).isCloseTo(1, within(1e-9));
        assertThat(left.hours().high()).isBetween(1.04, 1.2);
        assertThat(left.measured()).isEqualTo(100);
    }

    @Test
    void theAdviceSaysWhyInSentences() {
        List<CurvePoint> curve = points(new PowerLaw(0.9, 2, 0.5), 0, 1);
        Advice more = StopRule.STANDARD.judge(
                new Situation(curve.subList(0, 4), List.of(0.85), 400, 10_000, List.of(60.0, 60.0), 6.7));
        assertThat(more.verdict()).isEqualTo(Verdict.GO_ON);
        assertThat(more.sentence())
                .isEqualTo("Go on: about 577 more tasks, 9.6 hours, to 95 % of the F1 that all tasks would give.");
        assertThat(more.reasons())
                .containsExactly(
                        "With all tasks labelled F1 would be about 0.880 (0.880 to 0.880).",
                        "95 % of that needs about 577 more tasks (577 to 577).",
                        "That takes about 9.6 hours (9.6 to 9.6).",
                        "The newest model agrees with the one before at kappa 0.85.");
        Advice enough = StopRule.STANDARD.judge(new Situation(curve, List.of(), 1600, 10_000, List.of(), 0));
        assertThat(enough.verdict()).isEqualTo(Verdict.SHARE_REACHED);
        assertThat(enough.sentence()).isEqualTo("Stop: 95 % of the F1 that all tasks would give is reached.");
        assertThat(enough.reasons()).contains("95 % of that is reached.");
    }

    @Test
    void aBudgetEndsTheWorkWhateverTheCurveSays() {
        List<CurvePoint> curve = points(new PowerLaw(0.9, 2, 0.5), 0, 1).subList(0, 2);
        Situation now = new Situation(curve, List.of(), 400, 10_000, List.of(60.0), 6.7);
        Advice hours = new StopRule(0.99, 5.0, null).judge(now);
        assertThat(hours.verdict()).isEqualTo(Verdict.HOURS_USED);
        assertThat(hours.sentence()).isEqualTo("Stop: the budget of 5.0 hours is used.");
        assertThat(hours.reasons())
                .containsExactly(
                        "Too few versions are measured for a learning curve: 2 of 4.", "6.7 of 5.0 hours are used.");
        assertThat(new StopRule(0.99, 7.0, 401).judge(now).verdict()).isEqualTo(Verdict.TOO_FEW_VERSIONS);
        Advice tasks = new StopRule(0.99, 7.0, 400).judge(now);
        assertThat(tasks.verdict()).isEqualTo(Verdict.TASKS_USED);
        assertThat(tasks.reasons()).contains("400 of 400 tasks are labelled.");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        Advice few = StopRule.STANDARD.judge(new Situation(List.of(point(50, 0.4)), List.of(), 50, 100, List.of(), 0));
        assertThat(few.stop()).isFalse();
        assertThat(few.projection()).isEmpty();
        assertThat(few.sentence())
                .isEqualTo("Cannot tell yet: too few versions are measured for a learning curve: 1 of 4.");
        List<CurvePoint> narrow = List.of(point(50, 0.4), point(52, 0.3), point(54, 0.45), point(56, 0.35));
        assertThat(StopRule.STANDARD
                        .judge(new Situation(narrow, List.of(), 56, 10_000, List.of(), 0))
                        .sentence())
                .isEqualTo(
                        "Cannot tell yet: the measured versions learned from nearly the same number of tasks, which makes no learning curve.");
        // Flat but for noise: the estimate is reached, the interval is not.
        List<CurvePoint> noisy = points(new PowerLaw(0.8, 1, 0.5), 0.03, 4);
        Advice unsure = StopRule.STANDARD.judge(new Situation(noisy, List.of(), 900, 10_000, List.of(), 0));
        assertThat(unsure.verdict()).isEqualTo(Verdict.NOT_SURE);
        assertThat(unsure.sentence())
                .startsWith("Not sure yet: 95 % of the F1 that all tasks would give seems to be reached");
    }

    private static List<CurvePoint> points(PowerLaw law, double noise, long seed) {
        Random random = new Random(seed);
        List<CurvePoint> points = new ArrayList<>();
        for (double size : SIZES) {
            points.add(point(size, law.at(size) + noise * random.nextGaussian()));
        }
        return points;
    }

    private static CurvePoint point(double labels, double f1) {
        return new CurvePoint(labels, f1);
    }

    /** Labels by turns, of which the first ones are exchanged. */
    private static List<String> labels(int count, int changed) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add((i % 2 == 0) == i >= changed ? "A" : "B");
        }
        return labels;
    }
}

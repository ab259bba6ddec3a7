package dev.tagloop.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated raters whose true κ is known: with probability s a unit is rated alike, else both by chance, so κ = s. */
class IntervalsCoverTheTruthTest {

    private static final double TRUTH = 0.6;
    private static final List<String> CATEGORIES = List.of("a", "b", "c");

    @Test
    void theNormalDistributionIsRight() {
        assertThat(Normal.below(1.959963984540054)).isCloseTo(0.975, within(1e-14));
        assertThat(Normal.below(-3)).isCloseTo(0.0013498980316300946, within(1e-15));
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-12));
        assertThat(Normal.below(40)).isEqualTo(1);
    }

    /** Efron and Tibshirani 1993, chapter 14: of a mean, without skew, BCa and percentile are one. */
    @Test
    void theIntervalOfAMeanIsThatOfTheory() {
        double[] values = new SplittableRandom(3).doubles(400).toArray();
        Bootstrap.Statistic mean = units -> {
            double sum = 0;
            for (int unit : units) {
                sum += values[unit];
            }
            return sum / units.length;
        };
        double error = 1.96 * Math.sqrt(1.0 / 12 / 400);

        for (Bootstrap.Method method : Bootstrap.Method.values()) {
            Interval interval = new Bootstrap(method, 0.95, 4000, 1).interval(400, mean);
            assertThat(interval.high() - interval.low()).isCloseTo(2 * error, within(0.004));
            assertThat((interval.high() + interval.low()) / 2).isCloseTo(interval.estimate(), within(0.002));
        }
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        RatingTable table = simulated(new SplittableRandom(9));

        assertThat(Bootstrap.standard().interval(table, CohenKappa.unweighted()))
                .isEqualTo(Bootstrap.standard().interval(table, CohenKappa.unweighted()));
    }

    /** Of ten documents with one span each, seven agreed: F1 is the mean of ten numbers. */
    @Test
    void documentsAreDrawnForSpans() {
        LabeledSpan span = new LabeledSpan(new CodePointSpan(0, 3), "PER");
        LabeledSpan other = new LabeledSpan(new CodePointSpan(0, 3), "ORG");
        List<SpanAnnotations> documents = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            documents.add(new SpanAnnotations("Ann", Map.of("x", List.of(span), "y", List.of(i < 7 ? span : other))));
        }
        Interval interval = new Bootstrap(Bootstrap.Method.PERCENTILE, 0.95, 2000, 3)
                .interval(documents, drawn -> SpanF1.STRICT.of(drawn, "x", "y"));

        assertThat(interval.estimate()).isCloseTo(0.7, within(1e-12));
        // The 2.5 % and 97.5 % quantiles of a binomial of 10 and 0.7.
        assertThat(interval.low()).isCloseTo(0.4, within(1e-12));
        assertThat(interval.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatIsUndefinedHasNoInterval() {
        Interval interval = Bootstrap.standard().interval(Tables.ofRaters("aa", "aa"), CohenKappa.unweighted());

        assertThat(interval.low()).isNaN();
        assertThat(interval.contains(0)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Bootstrap.Method.class)
    void aHundredAndFiftyIntervalsCoverInNineOfTen(Bootstrap.Method method) {
        assertThat(coverage(method, 150, 200)).isBetween(0.90, 0.99);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Bootstrap.Method.class)
    void aThousandIntervalsCoverInNinetyThreeToNinetySevenPercent(Bootstrap.Method method) {
        assertThat(coverage(method, 1000, 1000)).isBetween(0.93, 0.97);
    }

    private static double coverage(Bootstrap.Method method, int sets, int samples) {
        SplittableRandom random = new SplittableRandom(5);
        int covered = 0;
        for (int set = 0; set < sets; set++) {
            Interval interval =
                    new Bootstrap(method, 0.95, samples, set).interval(simulated(random), CohenKappa.unweighted());
            covered += interval.contains(TRUTH) ? 1 : 0;
        }
        return (double) covered / sets;
    }

    private static RatingTable simulated(SplittableRandom random) {
        List<List<String>> units = new ArrayList<>();
        for (int unit = 0; unit < 150; unit++) {
            String left = CATEGORIES.get(random.nextInt(3));
            String right = random.nextDouble() < TRUTH ? left : CATEGORIES.get(random.nextInt(3));
            units.add(List.of(left, right));
        }
        return RatingTable.of(List.of("left", "right"), CATEGORIES, units);
    }
}

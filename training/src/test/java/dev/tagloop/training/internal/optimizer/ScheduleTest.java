package dev.tagloop.training.internal.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.tagloop.training.optimization.ScheduleSettings;
import dev.tagloop.training.optimization.SchedulerType;
import org.junit.jupiter.api.Test;

/** Rates by the formulas of Hugging Face's {@code get_scheduler}, worked out by hand. */
class ScheduleTest {

    /** The root of a half, as cosines of eighths of a circle are. */
    private static final double ROOT = Math.sqrt(0.5);

    @Test
    void linearRisesAndFallsInStraightLines() {
        expect(of(SchedulerType.LINEAR), 2, 10, 0, 0.5, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0);
        expect(of(SchedulerType.LINEAR), 0, 4, 1, 0.75, 0.5, 0.25, 0);
    }

    @Test
    void cosineFallsAlongHalfAWaveAfterTheWarmUp() {
        expect(of(SchedulerType.COSINE), 0, 4, 1, (1 + ROOT) / 2, 0.5, (1 - ROOT) / 2, 0);
        expect(of(SchedulerType.COSINE), 2, 6, 0, 0.5, 1, (1 + ROOT) / 2, 0.5, (1 - ROOT) / 2, 0);
        expect(of(SchedulerType.COSINE).withCycles(1), 0, 4, 1, 0.5, 0, 0.5, 1);
    }

    @Test
    void restartsBeginAgainAtThePeakAndEndAtZero() {
        expect(
                of(SchedulerType.COSINE_WITH_RESTARTS).withCycles(2),
                0,
                8,
                1,
                (1 + ROOT) / 2,
                0.5,
                (1 - ROOT) / 2,
                1,
                (1 + ROOT) / 2,
                0.5,
                (1 - ROOT) / 2,
                0);
        expect(of(SchedulerType.COSINE_WITH_RESTARTS), 1, 5, 0, 1, (1 + ROOT) / 2, 0.5, (1 - ROOT) / 2, 0, 0);
    }

    @Test
    void polynomialEndsAtItsEndRate() {
        ScheduleSettings settings = of(SchedulerType.POLYNOMIAL).withPower(2, 0.1);
        expect(settings, 0, 4, 1, 0.9 * 0.5625 + 0.1, 0.9 * 0.25 + 0.1, 0.9 * 0.0625 + 0.1, 0.1, 0.1, 0.1);
        expect(of(SchedulerType.POLYNOMIAL), 0, 2, 1, 0.5 + 0.5e-7, 1e-7);
    }

    @Test
    void constantRatesStayAndOnlyOneOfThemWarmsUp() {
        expect(of(SchedulerType.CONSTANT), 2, 4, 1, 1, 1, 1, 1);
        expect(of(SchedulerType.CONSTANT_WITH_WARMUP), 2, 4, 0, 0.5, 1, 1, 1);
    }

    @Test
    void inverseRootCountsInTheWarmUpOrInTenThousandSteps() {
        Schedule warm = new Schedule(of(SchedulerType.INVERSE_SQRT), 1, 4, 100);
        assertThat(warm.rate(1)).isEqualTo(0.25);
        assertThat(warm.rate(4)).isEqualTo(1);
        assertThat(warm.rate(16)).isEqualTo(0.5);
        assertThat(warm.rate(64)).isEqualTo(0.25);
        Schedule cold = new Schedule(of(SchedulerType.INVERSE_SQRT), 1, 0, 100);
        assertThat(cold.rate(0)).isEqualTo(1);
        assertThat(cold.rate(30_000)).isEqualTo(0.5);
    }

    @Test
    void everyTypeHasItsNameInPython() {
        assertThat(SchedulerType.of("cosine_with_restarts")).isEqualTo(SchedulerType.COSINE_WITH_RESTARTS);
        assertThat(SchedulerType.INVERSE_SQRT.pythonName()).isEqualTo("inverse_sqrt");
        assertThatThrownBy(() -> SchedulerType.of("cosin"))
                .hasMessageContaining("there is no schedule 'cosin'")
                .hasMessageContaining("constant_with_warmup");
    }

    private static ScheduleSettings of(SchedulerType type) {
        return ScheduleSettings.of(type);
    }

    private static void expect(ScheduleSettings settings, int warmup, int total, double... rates) {
        Schedule schedule = new Schedule(settings, 1, warmup, total);
        for (int step = 0; step < rates.length; step++) {
            assertThat(schedule.rate(step))
                    .as("%s, step %d", settings.type(), step)
                    .isCloseTo(rates[step], offset(1e-12));
            assertThat(new Schedule(settings.withPower(settings.power(), settings.end() * 3e-4), 3e-4, warmup, total)
                            .rate(step))
                    .as("%s, step %d, of a small peak", settings.type(), step)
                    .isCloseTo(3e-4 * rates[step], offset(1e-15));
        }
    }
}

package dev.tagloop.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSavedTest {
    @Test
    void mediansAndTheirDifferenceAreThoseOfTheTimes() {
        TimeSaved saved = TimeSaved.of(List.of(10.0, 12.0, 14.0, 16.0), List.of(20.0, 22.0, 30.0, 31.0, 500.0));
        assertThat(saved.with().estimate()).isEqualTo(13);
        assertThat(saved.without().estimate()).isEqualTo(30);
        assertThat(saved.saved().estimate()).isEqualTo(17);
        // Four times have no interval, five have one, and a difference needs both.
        assertThat(saved.with().low()).isNaN();
        assertThat(saved.without().low()).isBetween(20.0, 30.0);
        assertThat(saved.saved().low()).isNaN();
    }

    @Test
    void anIntervalNarrowsWithTheTimesAndHoldsNothingWhereThereIsNoDifference() {
        List<Double> quick = spread(200, 20);
        List<Double> slow = spread(200, 30);
        TimeSaved saved = TimeSaved.of(quick, slow);
        assertThat(saved.saved().low()).isBetween(5.0, 10.0);
        assertThat(saved.saved().high()).isBetween(10.0, 15.0);
        TimeSaved nothing = TimeSaved.of(slow, slow);
        assertThat(nothing.saved().estimate()).isZero();
        assertThat(nothing.saved().contains(0)).isTrue();
        assertThat(TimeSaved.of(quick, slow)).isEqualTo(saved);
    }

    @Test
    void nothingMeasuredIsNotZero() {
        TimeSaved saved = TimeSaved.of(List.of(), Collections.nCopies(6, 4.0));
        assertThat(saved.with().estimate()).isNaN();
        assertThat(saved.saved().estimate()).isNaN();
        assertThat(saved.without().low()).isEqualTo(4);
    }

    /** So many times from ten below to ten above a middle. */
    private static List<Double> spread(int count, double middle) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(middle - 10 + 20.0 * i / (count - 1));
        }
        return times;
    }
}

package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Int8TrialTest {
    @Test
    void bothPrecisionsAreMeasuredOnTheSameTexts() {
        List<Precision> asked = new ArrayList<>();
        Int8Trial trial = Int8Trial.measure(
                PredictionsLeaveMemoryFlatTest.randomHead(),
                List.of("Angela Merkel met the CEO of Siemens in Zürich.", "A short one."),
                precision -> {
                    asked.add(precision);
                    return precision == Precision.INT8 ? 70.25 : 70.5;
                });
        assertThat(asked).containsExactlyInAnyOrder(Precision.INT8, Precision.FLOAT32);
        assertThat(trial.change()).isEqualTo(-0.25);
        assertThat(trial.speedup()).isPositive();
        assertThat(trial.bytes()).isBetween(20_000_000L, 30_000_000L);
    }

    @Test
    void onlyWhatIsFasterAndAsGoodIsTaken() {
        assertThat(new Int8Trial(2.6, -0.2, 23_600_000).sentence("F1"))
                .isEqualTo("2.6× as fast, −0.2 F1, 23 MB: use int8.");
        assertThat(new Int8Trial(2.6, -0.5, 1).isAccepted()).isTrue();
        assertThat(new Int8Trial(2.6, -0.6, 1).isAccepted()).isFalse();
        assertThat(new Int8Trial(1.05, 0, 1).isAccepted()).isFalse();
        assertThat(new Int8Trial(1.05, 0.1, 1_000_000).sentence("F1"))
                .isEqualTo("1.1× as fast, +0.1 F1, 1 MB: stay with float32, since int8 is no faster here.");
        assertThat(new Int8Trial(3, -1, 1_000_000).sentence("F1")).endsWith("since int8 costs too much.");
    }
}

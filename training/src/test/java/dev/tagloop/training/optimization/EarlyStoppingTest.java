package dev.tagloop.training.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    @Test
    void withoutPatienceNothingEnds() {
        assertThat(EarlyStopping.NONE.ends(List.of(0.5, 0.4, 0.3, 0.2), true)).isFalse();
    }

    @Test
    void soManyEvaluationsInARowWithoutProgressEnd() {
        EarlyStopping two = new EarlyStopping(2, 0);
        assertThat(two.ends(List.of(0.5), true)).isFalse();
        assertThat(two.ends(List.of(0.5, 0.4), true)).isFalse();
        assertThat(two.ends(List.of(0.5, 0.4, 0.5), true)).isTrue();
        assertThat(two.ends(List.of(0.5, 0.4, 0.6, 0.6), true)).isFalse();
        assertThat(two.ends(List.of(0.5, 0.4, 0.6, 0.6, 0.6), true)).isTrue();
    }

    @Test
    void ofALossLessIsProgress() {
        EarlyStopping one = new EarlyStopping(1, 0);
        assertThat(one.ends(List.of(0.5, 0.4, 0.3), false)).isFalse();
        assertThat(one.ends(List.of(0.5, 0.4, 0.41), false)).isTrue();
    }

    @Test
    void aGainWithinTheThresholdIsNoProgressButTheNewMark() {
        // As the original, which compares with the best metric so far, however little it was better.
        EarlyStopping two = new EarlyStopping(2, 0.1);
        assertThat(two.ends(List.of(0.5, 0.55, 0.6), true)).isTrue();
        assertThat(two.ends(List.of(0.5, 0.55, 0.66), true)).isFalse();
        assertThat(two.ends(List.of(0.25, 0.375, 0.4375), true)).isFalse();
    }
}

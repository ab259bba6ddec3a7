package dev.tagloop.core.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.alignment.Windows.Range;
import org.junit.jupiter.api.Test;

class LongTextsAreCoveredByWindowsTest {

    @Test
    void eachWindowRepeatsTheStrideOfTheOneBefore() {
        assertThat(Windows.of(10, 4, 1).ranges()).containsExactly(new Range(0, 4), new Range(3, 7), new Range(6, 10));
        assertThat(Windows.of(11, 4, 0).ranges()).containsExactly(new Range(0, 4), new Range(4, 8), new Range(8, 11));
    }

    @Test
    void aShortTextIsOneWindow() {
        assertThat(Windows.of(4, 4, 2).ranges()).containsExactly(new Range(0, 4));
        assertThat(Windows.of(0, 4, 2).ranges()).containsExactly(new Range(0, 0));
    }

    @Test
    void noTokenIsLostWhateverTheSizes() {
        for (int tokens = 1; tokens < 40; tokens++) {
            for (int size = 1; size < 12; size++) {
                for (int stride = 0; stride < size; stride++) {
                    Windows windows = Windows.of(tokens, size, stride);
                    for (int token = 0; token < tokens; token++) {
                        Range best = windows.ranges().get(windows.best(token));
                        assertThat(best.start() <= token && token < best.end()).isTrue();
                    }
                    assertThat(windows.ranges().stream()
                                    .mapToInt(Range::length)
                                    .max()
                                    .orElseThrow())
                            .isLessThanOrEqualTo(size);
                    assertThat(windows.ranges().getLast().end()).isEqualTo(tokens);
                }
            }
        }
    }

    @Test
    void whereWindowsOverlapTheOneThatSeesMoreAroundTheTokenIsBest() {
        Windows windows = Windows.of(14, 8, 4);
        assertThat(windows.ranges()).containsExactly(new Range(0, 8), new Range(4, 12), new Range(8, 14));
        assertThat(windows.best(5)).isEqualTo(0);
        assertThat(windows.best(6)).isEqualTo(1);
        assertThatThrownBy(() -> windows.best(14))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no window holds token 14");
    }

    @Test
    void aStrideNotBelowTheSizeIsRefused() {
        assertThatThrownBy(() -> Windows.of(10, 4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("windows need tokens >= 0 and size > stride >= 0, but got 10 tokens, size 4, stride 4");
    }
}

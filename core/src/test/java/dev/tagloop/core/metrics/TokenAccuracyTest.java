package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenAccuracyTest {
    @Test
    void tokensAreCountedOverAllSentences() {
        assertThat(TokenAccuracy.of(
                        List.of(List.of("O", "B-PER", "I-PER"), List.of("O")),
                        List.of(List.of("O", "B-PER", "O"), List.of("O"))))
                .isEqualTo(0.75);
    }

    @Test
    void labelledTagsWithoutAPartnerAreWrongAndPredictedOnesAreNotCounted() {
        assertThat(TokenAccuracy.of(List.of(List.of("O", "O", "O", "O")), List.of(List.of("O"))))
                .isEqualTo(0.25);
        assertThat(TokenAccuracy.of(List.of(List.of("O")), List.of(List.of("O", "O", "O"))))
                .isEqualTo(1);
    }

    @Test
    void withoutATokenThereIsNoShare() {
        assertThatThrownBy(() -> TokenAccuracy.of(List.of(List.of()), List.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no token to score");
    }
}

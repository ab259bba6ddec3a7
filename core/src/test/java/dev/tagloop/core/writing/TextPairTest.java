package dev.tagloop.core.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextPairTest {

    @Test
    void theFirstOfSeveralTargetsIsLearned() {
        assertThat(new TextPair("a long text", List.of("short", "brief")).target())
                .isEqualTo("short");
        assertThat(TextPair.of("text", "short").targets()).containsExactly("short");
    }

    @Test
    void nothingToWriteIsRefused() {
        assertThatThrownBy(() -> new TextPair("text", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one target");
    }
}

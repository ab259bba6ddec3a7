package dev.tagloop.training.internal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargestTest {

    @Test
    void theLargestComesFirstAndOfEqualsTheFirst() {
        assertThat(Largest.of(new float[] {1, 5, 3, 5, -2, 3}, 3)).containsExactly(1, 3, 2);
        assertThat(Largest.of(new float[] {1, 2}, 5)).containsExactly(1, 0);
    }
}

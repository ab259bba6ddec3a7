package dev.tagloop.core.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorsTest {
    @Test
    void distancesAndProductsAreThoseCountedByHand() {
        float[] a = {1, -2, 3};
        float[] b = {4, 0, -1};
        assertThat(Vectors.squaredDistance(a, b)).isEqualTo(9 + 4 + 16);
        assertThat(Vectors.dot(a, b)).isEqualTo(4 - 3);
    }

    @Test
    void sumsKeepWhatSinglePrecisionWouldLose() {
        assertThat(Vectors.dot(new float[] {1e8f, 1}, new float[] {1, 1})).isEqualTo(100_000_001);
    }

    @Test
    void unitVectorsKeepTheirDirectionAndZeroStaysZero() {
        assertThat(Vectors.unit(new double[] {3, -4})).containsExactly(0.6f, -0.8f);
        assertThat(Vectors.unit(new double[] {0, 0})).containsExactly(0, 0);
    }
}

package dev.tagloop.models.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.models.FloatTensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedMatrixTest {
    @Test
    void eachRowHasItsOwnScale() {
        QuantizedMatrix matrix =
                QuantizedMatrix.perRow(FloatTensor.of(new int[] {3, 2}, 127f, -63.5f, 0.0127f, 0.0001f, 0f, 0f));
        assertThat(matrix.scales()).containsExactly(new float[] {1f, 1e-4f, 1f}, within(1e-9f));
        assertThat(matrix.values()).containsExactly(127, -64, 127, 1, 0, 0);
        assertThat(matrix.transposed()).containsExactly(127, 127, 0, -64, 1, 0);
    }

    @Test
    void noNumberIsOffByMoreThanHalfAStep() {
        Random random = new Random(5);
        float[] numbers = new float[64 * 33];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        QuantizedMatrix matrix = QuantizedMatrix.perRow(FloatTensor.of(new int[] {64, 33}, numbers));
        for (int i = 0; i < numbers.length; i++) {
            float scale = matrix.scales()[i / 33];
            assertThat(matrix.values()[i] * scale).isCloseTo(numbers[i], within(scale * 0.501f));
        }
    }
}

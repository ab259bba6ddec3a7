package dev.tagloop.learning.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.models.FloatTensor;
import org.junit.jupiter.api.Test;

class LowRankTest {
    private static final int ROWS = 12;
    private static final int COLUMNS = 20;

    /** A sum of three products of vectors. */
    private static FloatTensor matrix() {
        float[] numbers = new float[ROWS * COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                for (int part = 1; part <= 3; part++) {
                    numbers[row * COLUMNS + column] +=
                            (float) (part * Math.sin(part + row * part) * Math.cos(column * part));
                }
            }
        }
        return FloatTensor.of(new int[] {ROWS, COLUMNS}, numbers);
    }

    private static double error(LowRank product, FloatTensor matrix, int rank) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double made = 0;
                for (int k = 0; k < rank; k++) {
                    made += product.up().get(row * rank + k) * product.down().get(k * COLUMNS + column);
                }
                sum += Math.pow(made - matrix.get(row * COLUMNS + column), 2);
            }
        }
        return Math.sqrt(sum);
    }

    @Test
    void aMatrixOfThatRankIsMadeAgainAndALowerOneComesNear() {
        FloatTensor matrix = matrix();
        assertThat(error(LowRank.of(matrix, 3), matrix, 3)).isCloseTo(0, within(1e-4));
        double two = error(LowRank.of(matrix, 2), matrix, 2);
        double one = error(LowRank.of(matrix, 1), matrix, 1);
        assertThat(two).isGreaterThan(1e-2).isLessThan(one);
    }

    @Test
    void theSameComesOutTwice() {
        assertThat(LowRank.of(matrix(), 2)).isEqualTo(LowRank.of(matrix(), 2));
    }
}

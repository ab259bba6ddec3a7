package dev.tagloop.training.internal.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDManager;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Torch;
import org.junit.jupiter.api.Test;

/**
 * Held against sums by hand. The rows' probabilities are 1/2, 1/4, 1/4 and 1/8, 1/8, 3/4, so that with L = log 2 their
 * negated logarithms are L, 2L, 2L and 3L, 3L, 2L - log 3.
 */
class CrossEntropyTest {

    private static final double L = Math.log(2);
    private static final double LAST = 2 * L - Math.log(3);
    private static final float[] LOGITS = {
        (float) -L, (float) (-2 * L), (float) (-2 * L), 9, 9, 9, (float) (-3 * L), (float) (-3 * L), (float) -LAST,
    };
    private static final int[] LABELS = {1, Losses.IGNORED, 2};

    @Test
    void plainIsTheMeanOverCountedRows() {
        assertThat(of(CrossEntropy.PLAIN, LABELS)).isCloseTo((2 * L + LAST) / 2, offset(1e-6));
        assertThat(CrossEntropy.PLAIN.counted(LABELS)).isEqualTo(2);
    }

    @Test
    void smoothingSpreadsAShareOverAllClasses() {
        double nll = (2 * L + LAST) / 2;
        double all = (5 * L + 6 * L + LAST) / 2 / 3;
        assertThat(of(CrossEntropy.smoothed(0.1), LABELS)).isCloseTo(0.9 * nll + 0.1 * all, offset(1e-6));
    }

    @Test
    void weightsDivideByTheirOwnSum() {
        CrossEntropy weighted = CrossEntropy.weighted(new float[] {5, 3, 0.5f}, 0);
        assertThat(of(weighted, LABELS)).isCloseTo((3 * 2 * L + 0.5 * LAST) / 3.5, offset(1e-6));
        assertThat(weighted.counted(LABELS)).isEqualTo(3.5);
    }

    @Test
    void smoothingWeighsEveryClassByItsOwnWeight() {
        // As PyTorch: the smoothed part sums w[c] * -log p[c] over classes and divides by the weights of the labels.
        double nll = (3 * 2 * L + 0.5 * LAST) / 3.5;
        double all = (5 * L + 3 * 2 * L + 0.5 * 2 * L + 5 * 3 * L + 3 * 3 * L + 0.5 * LAST) / 3.5;
        assertThat(of(CrossEntropy.weighted(new float[] {5, 3, 0.5f}, 0.3), LABELS))
                .isCloseTo(0.7 * nll + 0.3 / 3 * all, offset(2e-6));
    }

    @Test
    void withoutAnyLabelItIsZero() {
        int[] none = {Losses.IGNORED, Losses.IGNORED, Losses.IGNORED};
        assertThat(of(CrossEntropy.smoothed(0.1), none)).isZero();
    }

    private static double of(CrossEntropy entropy, int[] labels) {
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            return entropy.of(Ops.floats(manager, LOGITS, 3, 3), labels).getFloat();
        }
    }
}

package dev.tagloop.training.internal.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.tagloop.training.ComputeDevice;
import org.junit.jupiter.api.Test;

class DropoutMasksTest {

    @Test
    void dropsTheRateAndKeepsTheMean() {
        float[] mask = drop(0.1, 7, 0, 400, 500);
        int dropped = 0;
        double sum = 0;
        for (float value : mask) {
            dropped += value == 0 ? 1 : 0;
            sum += value;
            assertThat(value == 0 || value == (float) (1 / 0.9)).isTrue();
        }
        assertThat((double) dropped / mask.length).isCloseTo(0.1, offset(0.004));
        assertThat(sum / mask.length).isCloseTo(1, offset(0.005));
    }

    @Test
    void aStepsMasksDependOnSeedAndStepAlone() {
        float[] first = drop(0.1, 7, 3, 20, 50);
        assertThat(drop(0.1, 7, 4, 20, 50)).isNotEqualTo(first);
        assertThat(drop(0.1, 8, 3, 20, 50)).isNotEqualTo(first);
        assertThat(drop(0.1, 7, 3, 20, 50)).isEqualTo(first);
    }

    @Test
    void twoPlacesOfOneStepDiffer() {
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            Dropout dropout = DropoutMasks.draw(0.5, 1).forStep(0, manager);
            assertThat(dropout.apply(ones(manager, 10, 10)).toFloatArray())
                    .isNotEqualTo(dropout.apply(ones(manager, 10, 10)).toFloatArray());
        }
    }

    @Test
    void aMaskLargerThanHalfTheBufferIsCutRowByRow() {
        int rows = 6;
        int width = DropoutMasks.DRAWN / 8;
        float[] mask = drop(0.25, 5, 0, rows, width);
        assertThat(mask).hasSize(rows * width);
        for (int row = 0; row < rows; row++) {
            int dropped = 0;
            for (int i = 0; i < width; i++) {
                dropped += mask[row * width + i] == 0 ? 1 : 0;
            }
            assertThat((double) dropped / width).isCloseTo(0.25, offset(0.005));
        }
    }

    @Test
    void rateZeroIsNoDropoutAndRateOneIsRefused() {
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            assertThat(DropoutMasks.draw(0, 1).forStep(0, manager)).isSameAs(Dropout.NONE);
        }
        assertThatThrownBy(() -> DropoutMasks.draw(1, 1)).hasMessageContaining("dropout 1.0");
    }

    private static float[] drop(double rate, long seed, long step, long rows, long width) {
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            return DropoutMasks.draw(rate, seed)
                    .forStep(step, manager)
                    .apply(ones(manager, rows, width))
                    .toFloatArray();
        }
    }

    private static NDArray ones(NDManager manager, long rows, long width) {
        return Ops.add(Ops.zeros(manager, new Shape(rows, width)), Ops.scalar(manager, 1));
    }
}

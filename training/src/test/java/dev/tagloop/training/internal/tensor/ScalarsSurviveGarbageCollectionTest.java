package dev.tagloop.training.internal.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.tagloop.training.ComputeDevice;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Gradients through scalars and through Java data are right when a collection falls between the two passes. */
class ScalarsSurviveGarbageCollectionTest {

    @Test
    void theGradientOfAScaledSumIsTheScale() {
        for (int round = 0; round < 20; round++) {
            assertThat(gradientOf(x -> Ops.scale(x, 2.5), new float[] {1, 2, 3}))
                    .containsOnly(2.5f);
        }
    }

    @Test
    void theGradientThroughJavaDataIsThatData() {
        for (int round = 0; round < 20; round++) {
            assertThat(gradientOf(
                            x -> Ops.multiply(x, Ops.floats(x.getManager(), new float[] {4, 5, 6}, 3)), new float[] {
                                1, 2, 3
                            }))
                    .containsExactly(4, 5, 6);
        }
    }

    @Test
    void theGradientOfTanhGeluMatchesDifferences() {
        float[] at = {-2, -0.5f, 0, 0.7f, 3};
        float[] gradient = gradientOf(Ops::geluTanh, at);
        for (int i = 0; i < at.length; i++) {
            double h = 1e-4;
            double slope = (gelu(at[i] + h) - gelu(at[i] - h)) / (2 * h);
            assertThat((double) gradient[i]).isCloseTo(slope, offset(1e-5));
        }
    }

    private static double gelu(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    private static float[] gradientOf(UnaryOperator<NDArray> function, float[] at) {
        try (NDManager model = Torch.newManager(ComputeDevice.CPU);
                NDManager step = model.newSubManager()) {
            NDArray x = Ops.copied(model, FloatBuffer.wrap(at), new Shape(at.length));
            x.setRequiresGradient(true);
            // As in training, activations belong to the step: take a first activation that is not the parameter.
            NDArray zero = Ops.zeros(step, new Shape(at.length));
            Autograd.backward(() -> Ops.sum(function.apply(Ops.add(zero, x))), () -> {
                System.gc();
                // Memory that was freed is given to somebody else and filled.
                byte[][] junk = new byte[64][];
                for (int i = 0; i < junk.length; i++) {
                    junk[i] = new byte[1 << 16];
                    Arrays.fill(junk[i], (byte) i);
                }
                for (int i = 0; i < 200; i++) {
                    ByteBuffer.allocateDirect(64).putLong(0, -1L);
                }
            });
            NDArray gradient = x.getGradient();
            gradient.attach(step);
            return gradient.toFloatArray();
        }
    }
}

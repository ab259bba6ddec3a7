package dev.tagloop.training.internal.optimizer;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.List;

/** The length of all gradients taken as one vector, and clipping by it. */
public final class GradientNorm {

    private GradientNorm() {}

    /** The L2 norm over all elements of all gradients. */
    public static double of(List<NDArray> gradients) {
        List<NDArray> squares = gradients.stream()
                .map(gradient -> Ops.sum(Ops.square(gradient)))
                .toList();
        double sum = 0;
        for (float square : Ops.stack(squares).toFloatArray()) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /** The factor that brings gradients of a norm down to a maximal norm, as PyTorch computes it; at most 1. */
    public static double scale(double norm, double maximum) {
        return Math.min(1, maximum / (norm + 1e-6));
    }
}

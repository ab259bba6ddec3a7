package dev.tagloop.training.internal.tensor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.function.Supplier;

/** Recording of operations and the backward pass. */
public final class Autograd {

    private Autograd() {}

    /**
     * Switches recording off on this thread. PyTorch starts every thread with recording on, and an evaluation that
     * records keeps the memory of all its activations.
     */
    public static void off() {
        JniUtils.setGradMode(false);
    }

    /**
     * Records {@code forward}, then leaves d loss / d parameter in the gradients of all parameters, added to what they
     * held.
     *
     * @param forward computes the loss, a scalar
     * @param beforeBackward runs between the two passes
     * @return the loss, owned by the manager it was computed in
     */
    public static NDArray backward(Supplier<NDArray> forward, Runnable beforeBackward) {
        try (GradientCollector collector = Engine.getEngine(Torch.ENGINE).newGradientCollector()) {
            NDArray loss = forward.get();
            beforeBackward.run();
            collector.backward(loss);
            return loss;
        }
    }
}

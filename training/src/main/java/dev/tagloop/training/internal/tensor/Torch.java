package dev.tagloop.training.internal.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.Natives;

/** The PyTorch engine: loading, threads, devices, managers. */
public final class Torch {

    static final String ENGINE = "PyTorch";

    private Torch() {}

    /**
     * A manager for all memory of one model; closing it frees everything made in it and in its sub-managers.
     *
     * @throws dev.tagloop.training.NativesException if libtorch cannot be loaded
     * @throws IllegalStateException if a GPU is demanded and there is none
     */
    public static NDManager newManager(ComputeDevice device) {
        Engine engine = Natives.load();
        return engine.newBaseManager(
                switch (device) {
                    case CPU -> Device.cpu();
                    case AUTO -> engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
                    case CUDA -> {
                        if (engine.getGpuCount() == 0) {
                            throw new IllegalStateException(
                                    "device cuda was asked for, but PyTorch sees no GPU here: use"
                                            + " device auto or cpu, or put the GPU build of libtorch (ai.djl.pytorch:"
                                            + "pytorch-native-cu128) on the class path");
                        }
                        yield Device.gpu();
                    }
                });
    }

    /** Sets the threads inside one operation; results depend on it in the last digits. */
    public static void threads(int count) {
        Natives.load();
        JniUtils.setNumThreads(count);
    }
}

package dev.tagloop.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where training computes. */
public enum ComputeDevice {
    /** The processor; the default. */
    CPU,
    /** An NVIDIA GPU; an error where PyTorch sees none. */
    CUDA,
    /** A GPU where PyTorch sees one, else the processor. */
    AUTO;

    /**
     * Reads {@code cpu}, {@code cuda} or {@code auto}.
     *
     * @throws IllegalArgumentException for another name
     */
    public static ComputeDevice of(String name) {
        for (ComputeDevice device : values()) {
            if (device.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return device;
            }
        }
        throw new IllegalArgumentException("unknown device '" + name + "': use one of "
                + Arrays.stream(values()).map(ComputeDevice::toString).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.tagloop.training.optimization;

import java.util.Arrays;
import java.util.Locale;

/** How the learning rate moves over a training, under the names of Hugging Face's {@code lr_scheduler_type}. */
public enum SchedulerType {
    /** Falls in a straight line to 0. */
    LINEAR,
    /** Falls along half a cosine to 0. */
    COSINE,
    /** Falls along half a cosine to 0, begins again at the peak, and so on. */
    COSINE_WITH_RESTARTS,
    /** Falls to an end rate by a power of the share that is left. */
    POLYNOMIAL,
    /** Stays; there is no warm-up. */
    CONSTANT,
    /** Stays after the warm-up. */
    CONSTANT_WITH_WARMUP,
    /** Falls by the inverse root of the steps. */
    INVERSE_SQRT;

    /** Its name in Python. */
    public String pythonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of a name in Python.
     *
     * @throws IllegalArgumentException if there is none, with all names
     */
    public static SchedulerType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.pythonName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no schedule '" + name + "'; there are "
                        + Arrays.stream(values()).map(SchedulerType::pythonName).toList()));
    }
}

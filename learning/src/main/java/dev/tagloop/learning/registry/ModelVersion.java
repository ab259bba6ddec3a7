package dev.tagloop.learning.registry;

import dev.tagloop.learning.train.TrainingRun;
import java.nio.file.Path;

/**
 * A published model.
 *
 * @param number from 1, in the order of publication
 * @param folder its files in Hugging Face layout
 */
public record ModelVersion(int number, Path folder) {

    /** Its name, such as {@code v3}. */
    public String name() {
        return "v" + number;
    }

    /**
     * How it was made.
     *
     * @throws java.io.UncheckedIOException if the run cannot be read
     */
    public TrainingRun run() {
        return TrainingRun.read(folder)
                .orElseThrow(() -> new RegistryException(folder + " holds no " + TrainingRun.FILE));
    }
}

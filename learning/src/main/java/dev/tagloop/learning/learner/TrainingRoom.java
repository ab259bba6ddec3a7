package dev.tagloop.learning.learner;

import dev.tagloop.models.HubModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** How much disk a training takes at most, from the size of the model that it begins with. */
public final class TrainingRoom {
    /** The weights of the bundled encoder; also what is assumed of a model that is not here yet. */
    private static final long BUNDLED = 91_000_000;

    /**
     * The new version has its weights twice (safetensors, ONNX) and quantized; the kept state has weights, best weights and two moments, and the
     * next state is written before the last one goes.
     */
    private static final long TIMES = 11;

    private TrainingRoom() {}

    /** @param base what the training begins with; the bundled encoder where nothing is named */
    public static long of(Optional<String> base) {
        return TIMES * base.flatMap(TrainingRoom::weights).orElse(BUNDLED);
    }

    private static Optional<Long> weights(String base) {
        return folder(base).flatMap(TrainingRoom::size).filter(bytes -> bytes > 0);
    }

    private static Optional<Path> folder(String base) {
        try {
            Path folder = Path.of(base);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return HubModels.isId(base) ? HubModels.cached(base, "main") : Optional.empty();
    }

    private static Optional<Long> size(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.filter(file -> file.toString().endsWith(".safetensors"))
                    .toList()) {
                bytes += Files.size(file);
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

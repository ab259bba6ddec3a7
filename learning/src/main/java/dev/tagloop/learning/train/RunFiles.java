package dev.tagloop.learning.train;

import dev.tagloop.learning.internal.Folders;
import dev.tagloop.models.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run's files: the model in Hugging Face layout, its card, and the run itself. */
public final class RunFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunFiles() {}

    static void write(Path folder, Checkpoint model, TrainingRun run) {
        model.write(folder);
        write(folder, run);
    }

    /** The card and the run of a model that is there. */
    static void write(Path folder, TrainingRun run) {
        try {
            Folders.write(folder.resolve("README.md"), ModelCard.of(run));
            // Last, so that a folder with a run is a complete one.
            Folders.write(folder.resolve(TrainingRun.FILE), json(run));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the model into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** As these files are written. */
    public static String json(Object run) {
        return MAPPER.writeValueAsString(run) + "\n";
    }

    /** A run, as these files have it. */
    public static TrainingRun parse(byte[] json) {
        return MAPPER.readValue(json, TrainingRun.class);
    }

    static Optional<TrainingRun> read(Path folder) {
        Path file = folder.resolve(TrainingRun.FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(file, TrainingRun.class));
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException("cannot read " + file + ": " + e.getOriginalMessage(), e));
        }
    }
}

package dev.tagloop.learning.simulation;

import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Runs, one JSON file each under a name that its setting decides: replaced in one step after each measurement. */
final class RunStore {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Path folder;

    RunStore(Path folder) {
        this.folder = folder;
    }

    Optional<SimulationRun> read(RunSetting setting) {
        Path file = folder.resolve(setting.fileName());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            // A file of another setting under this name would be a collision of digests.
            return Optional.of(MAPPER.readValue(file, SimulationRun.class))
                    .filter(run -> run.setting().equals(setting));
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException(
                    "the run in " + file + " cannot be read: " + e.getOriginalMessage() + "; delete it to run it again",
                    e));
        }
    }

    void write(SimulationRun run) {
        try {
            Files.createDirectories(folder);
            Folders.replace(folder.resolve(run.setting().fileName()), MAPPER.writeValueAsString(run) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("a run cannot be written into " + folder + ": " + e.getMessage(), e);
        }
    }
}

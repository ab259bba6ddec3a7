package dev.tagloop.learning.simulation;

import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs, one JSON file each under a name that its setting decides: replaced in one step after each measurement. */
final class RunStore {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final List<String> OF_SPANS = List.of("f1", "precision", "recall");

    private final Path folder;

    RunStore(Path folder) {
        this.folder = folder;
    }

    Optional<SimulationRun> read(RunSetting setting) {
        // A file of another setting under this name would be a collision of digests.
        return read(setting.fileName(), SimulationRun.class)
                .filter(run -> run.setting().equals(setting));
    }

    /** What lies under a name; empty if nothing does. */
    <R> Optional<R> read(String name, Class<R> type) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode run = MAPPER.readTree(file);
            run.path("steps").forEach(RunStore::name);
            return Optional.of(MAPPER.treeToValue(run, type));
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException(
                    "the run in " + file + " cannot be read: " + e.getOriginalMessage() + "; delete it to run it again",
                    e));
        }
    }

    /** When spans alone were replayed, their three figures had no place of their own. */
    private static void name(JsonNode step) {
        if (step instanceof ObjectNode object && !object.has("metrics")) {
            ObjectNode metrics = object.putObject("metrics");
            OF_SPANS.forEach(name -> metrics.set(name, object.remove(name)));
        }
    }

    void write(SimulationRun run) {
        write(run.setting().fileName(), run);
    }

    void write(String name, Object run) {
        try {
            Files.createDirectories(folder);
            Folders.replace(folder.resolve(name), MAPPER.writeValueAsString(run) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("a run cannot be written into " + folder + ": " + e.getMessage(), e);
        }
    }
}

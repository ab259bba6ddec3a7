package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured of a table, a line of JSON for each cell in a file that is only added to, so that a run that was cut off goes on. */
final class Cells {
    /**
     * What a cell says.
     *
     * @param score between 0 and 1
     * @param seconds that learning took
     */
    record Value(double score, double seconds) {
        static Value of(JsonNode said) {
            return new Value(said.get("score").asDouble(), said.get("seconds").asDouble());
        }
    }

    /**
     * Which cell.
     *
     * @param set the examples
     * @param model what learned them
     * @param examples how many of them
     * @param seed of their choice and of the training
     */
    record Key(String set, String model, int examples, long seed) {}

    private final Path file;
    private final Map<Key, Value> values = new LinkedHashMap<>();

    private Cells(Path file) {
        this.file = file;
    }

    /**
     * Those that a benchmark has measured before; none where their file is not there. A line that was cut off is passed over.
     *
     * @param folder of this run, in which a quick one keeps its figures: they are not to be taken for others
     */
    static Cells of(String benchmark, Effort effort, Path folder) throws IOException {
        Path file = (effort.quick() ? folder : effort.cells()).resolve(benchmark + ".jsonl");
        Cells cells = new Cells(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("{") && line.endsWith("}")) {
                    cells.add(Json.read(line));
                }
            }
        }
        return cells;
    }

    /** Where they are. */
    Path file() {
        return file;
    }

    private void add(JsonNode line) {
        values.put(
                new Key(
                        line.get("set").asString(),
                        line.get("model").asString(),
                        line.get("examples").asInt(),
                        line.get("seed").asLong()),
                Value.of(line));
    }

    Optional<Value> find(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Keeps it, on the disk before this returns. */
    void put(Key key, Value value) throws IOException {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("set", key.set)
                .put("model", key.model)
                .put("examples", key.examples)
                .put("seed", key.seed);
        line.put("score", value.score).put("seconds", value.seconds);
        Files.createDirectories(file.toAbsolutePath().getParent());
        // After a line that was cut off, a new one begins.
        boolean whole = !Files.exists(file) || Files.size(file) == 0 || endsWithLine();
        Files.writeString(
                file,
                (whole ? "" : "\n") + Json.write(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        values.put(key, value);
    }

    private boolean endsWithLine() throws IOException {
        return Files.readString(file).endsWith("\n");
    }
}

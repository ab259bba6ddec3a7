package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder with a tiny model and what the original code computes with it, beside the project. */
record GoldenCase(Path folder) {

    private static final Path ALL = Path.of(
                    System.getProperty("tagloop.root", ".."), "..", "shared", "golden", "models")
            .normalize();

    /** All folders; the test is skipped where they are not there at all, and only then. */
    static List<GoldenCase> all() {
        assumeTrue(Files.isDirectory(ALL), "recorded models are not here, skipped: " + ALL);
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(GoldenCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    /** Of the architecture's name what stands for a head, as in the names of the folders. */
    boolean isSequenceToSequence() {
        String type = json("config.json").path("model_type").stringValue();
        return type.equals("t5") || type.equals("bart");
    }

    JsonNode json(String file) {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode named(String file, String batch) {
        for (JsonNode node : json(file).path("batches")) {
            if (node.path("name").stringValue().equals(batch)) {
                return node;
            }
        }
        throw new AssertionError(folder + "/" + file + " has no batch " + batch);
    }

    List<String> batches() {
        List<String> names = new ArrayList<>();
        json("inputs.json")
                .path("batches")
                .forEach(b -> names.add(b.path("name").stringValue()));
        return names;
    }

    /** The rows of a field, each cut at its attention mask. */
    static int[][] rows(JsonNode batch, String field) {
        if (!batch.has(field)) {
            return null;
        }
        int[][] rows = new int[batch.path(field).size()][];
        for (int row = 0; row < rows.length; row++) {
            int length = 0;
            for (JsonNode bit : batch.path("attention_mask").path(row)) {
                length += bit.intValue();
            }
            rows[row] = Arrays.copyOf(ints(batch.path(field).path(row)), length);
        }
        return rows;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.path(i).intValue();
        }
        return values;
    }

    static int[] flatInts(JsonNode rows) {
        List<Integer> values = new ArrayList<>();
        rows.forEach(row -> row.forEach(value -> values.add(value.intValue())));
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    static float[] floats(JsonNode nested) {
        List<Float> values = new ArrayList<>();
        nested.forEach(node -> {
            if (node.isArray()) {
                node.forEach(value -> values.add(value.floatValue()));
            } else {
                values.add(node.floatValue());
            }
        });
        float[] flat = new float[values.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = values.get(i);
        }
        return flat;
    }

    /**
     * Compares nested arrays with row-major numbers; the recorded rows may be shorter than the tensor's.
     *
     * @return how many numbers were compared
     */
    static int compare(JsonNode values, float[] flat, long[] shape, int from, double allowed, String what) {
        if (!values.isArray()) {
            double recorded = values.doubleValue();
            // Processors differ in the last digits of a large number by more than in those of a small one.
            assertThat((double) flat[from]).as(what).isCloseTo(recorded, offset(allowed + 1e-6 * Math.abs(recorded)));
            return 1;
        }
        int inner = 1;
        for (int i = 1; i < shape.length; i++) {
            inner *= (int) shape[i];
        }
        long[] rest = shape.length == 1 ? new long[0] : Arrays.copyOfRange(shape, 1, shape.length);
        int compared = 0;
        for (int i = 0; i < values.size(); i++) {
            compared += compare(values.path(i), flat, rest, from + i * inner, allowed, what + "[" + i + "]");
        }
        return compared;
    }

    @Override
    public String toString() {
        return name();
    }
}

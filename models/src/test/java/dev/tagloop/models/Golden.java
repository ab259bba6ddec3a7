package dev.tagloop.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder of recorded cases beside the project; tests that need it are skipped where it is absent. */
public final class Golden {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Golden() {}

    public static Path path(String name) {
        Path golden = Path.of(System.getProperty("tagloop.root", ".."), "..", "shared", "golden")
                .normalize();
        assumeTrue(Files.isDirectory(golden), "recorded cases are not here, skipped: " + golden);
        Path path = golden.resolve(name);
        if (!Files.exists(path)) {
            throw new AssertionError("the recorded cases lack " + name);
        }
        return path;
    }

    public static JsonNode json(String name) {
        try {
            return MAPPER.readTree(Files.readString(path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.tagloop.labelstudio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The exchanges recorded from the original server, beside the project; tests that need them skip where they are not. */
public final class Golden {
    private Golden() {}

    /** The folder with the recordings. */
    public static Path folder() {
        String root = System.getProperty("tagloop.root");
        Path folder =
                root == null ? null : Path.of(root, "..", "shared", "golden").normalize();
        assumeTrue(
                folder != null && Files.isDirectory(folder),
                "the recorded exchanges (../shared/golden) are not here: replay skipped");
        return folder;
    }

    /** All scenario files. */
    public static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of one scenario as they are. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exchanges of one scenario, by the beginning of its file name. */
    public static List<JsonObject> exchanges(String prefix) {
        Path file = files().stream()
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow();
        return lines(file).stream()
                .skip(1)
                .map(JsonObject::parse)
                .filter(exchange -> exchange.has("request"))
                .toList();
    }

    /** One exchange by its name. */
    public static JsonObject exchange(String prefix, String name) {
        return exchanges(prefix).stream()
                .filter(exchange -> exchange.text("name").orElse("").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exchange \"" + name + "\" in " + prefix));
    }
}

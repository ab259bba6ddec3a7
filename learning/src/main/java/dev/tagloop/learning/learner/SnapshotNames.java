package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The names that people gave to label snapshots, in a file that is replaced in one step: name, then digest. */
final class SnapshotNames {
    private static final String KEY = "names";

    private final Path file;

    SnapshotNames(Path file) {
        this.file = file;
    }

    SortedMap<String, String> all() {
        SortedMap<String, String> names = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            try {
                JsonObject stored =
                        JsonObject.parse(Files.readString(file)).object(KEY).orElse(JsonObject.empty());
                stored.keys().forEach(name -> stored.text(name).ifPresent(digest -> names.put(name, digest)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
            } catch (JsonException e) {
                throw new UncheckedIOException(new IOException(file + " is damaged: " + e.getMessage(), e));
            }
        }
        return names;
    }

    void change(Consumer<SortedMap<String, String>> change) {
        SortedMap<String, String> names = all();
        change.accept(names);
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode node = root.putObject(KEY);
        names.forEach(node::put);
        try {
            Folders.replace(file, Json.writeAscii(root) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}

package dev.tagloop.learning.registry;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The names of the versions that are put aside, in a file that is replaced in one step. */
final class Archive {
    private static final String KEY = "archived";

    private final Path file;

    Archive(Path folder) {
        this.file = folder.resolve("archived.json");
    }

    Set<String> names() throws IOException {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try {
            return new TreeSet<>(JsonObject.parse(Files.readString(file)).texts(KEY));
        } catch (JsonException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** @return whether there are other names now */
    boolean change(Consumer<Set<String>> change) throws IOException {
        Set<String> before = names();
        Set<String> names = new TreeSet<>(before);
        change.accept(names);
        ObjectNode root = Json.mapper().createObjectNode();
        ArrayNode list = root.putArray(KEY);
        names.forEach(list::add);
        Folders.replace(file, Json.writeAscii(root) + "\n");
        return !names.equals(before);
    }
}

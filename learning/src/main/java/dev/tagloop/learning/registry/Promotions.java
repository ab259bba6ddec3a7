package dev.tagloop.learning.registry;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which version was promoted when, in a file that is replaced in one step. The way back goes through it like through the pages of a browser. */
final class Promotions {
    private static final String FILE = "promotions.json";
    /** What programs before this history wrote: the promoted version's name and nothing else. */
    private static final String FORMER_FILE = "promoted";

    private final Path folder;

    Promotions(Path folder) {
        this.folder = folder;
    }

    /** Everything that happened, the oldest first. */
    private List<Promotion> all() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            Path former = folder.resolve(FORMER_FILE);
            return Files.exists(former)
                    ? List.of(Promotion.forward(
                            Files.readString(former).strip(),
                            Files.getLastModifiedTime(former).toInstant()))
                    : List.of();
        }
        try {
            return JsonObject.parse(Files.readString(file)).objects("promotions").stream()
                    .map(Promotions::read)
                    .toList();
        } catch (JsonException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The promoted version's name and below it those that a way back leads to, the next one first. */
    Deque<String> stack() throws IOException {
        Deque<String> stack = new ArrayDeque<>();
        for (Promotion promotion : all()) {
            if (promotion.back()) {
                stack.poll();
            } else if (!promotion.version().equals(stack.peek())) {
                stack.push(promotion.version());
            }
        }
        return stack;
    }

    void add(Promotion promotion) throws IOException {
        List<Promotion> all = new ArrayList<>(all());
        all.add(promotion);
        ObjectNode root = Json.mapper().createObjectNode();
        ArrayNode list = root.putArray("promotions");
        for (Promotion each : all) {
            ObjectNode node = list.addObject();
            node.put("version", each.version());
            node.put("at", each.at().toString());
            each.from().ifPresent(from -> node.put("back_from", from));
        }
        Folders.replace(folder.resolve(FILE), Json.writeAscii(root) + "\n");
    }

    private static Promotion read(JsonObject json) {
        return new Promotion(
                json.text("version").orElse(""), json.instant("at").orElse(Instant.EPOCH), json.text("back_from"));
    }

    /** The promoted version's name. */
    Optional<String> current() throws IOException {
        return Optional.ofNullable(stack().peek());
    }
}

package dev.tagloop.learning.registry;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened in a registry.
 *
 * @param at when
 * @param kind what: {@code published}, {@code imported}, {@code promoted}, {@code rolled_back}, {@code archived}, {@code unarchived}, {@code removed}
 * @param version the version that it happened to
 * @param note what a person should know about it; may be empty
 */
public record RegistryEvent(Instant at, String kind, String version, String note) {
    static RegistryEvent of(String kind, String version, String note) {
        return new RegistryEvent(Instant.now(), kind, version, note);
    }

    static RegistryEvent parse(JsonObject json) {
        return new RegistryEvent(
                json.instant("at").orElse(Instant.EPOCH),
                json.text("event").orElse(""),
                json.text("version").orElse(""),
                json.text("note").orElse(""));
    }

    /** As a line of JSON. */
    public JsonObject toJson() {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("at", at.toString());
        node.put("event", kind);
        node.put("version", version);
        if (!note.isEmpty()) {
            node.put("note", note);
        }
        return JsonObject.owning(node);
    }
}

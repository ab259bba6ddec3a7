package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One labelled task.
 *
 * @param key what stays the same between snapshots: {@code id:12} for a task with an id, else a digest of its data
 * @param data what was shown
 * @param result the regions that count; empty if there was nothing to label
 */
public record SnapshotEntry(String key, JsonObject data, List<Region> result) {

    /** Copies the regions. */
    public SnapshotEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(data, "data");
        result = List.copyOf(result);
    }

    static SnapshotEntry parse(String line) {
        JsonObject json =
                JsonObject.owning(PlainNumbers.of(JsonObject.parse(line).toNode()));
        return new SnapshotEntry(
                json.text("key").orElseThrow(() -> new SnapshotException("an entry has no key: " + line)),
                json.object("data").orElse(JsonObject.empty()),
                json.objects("result").stream().map(Region::of).toList());
    }

    /** The entry as one line of canonical JSON. */
    String toLine() {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("key", key);
        node.set("data", data.toNode());
        ArrayNode regions = node.putArray("result");
        result.forEach(region -> regions.add(region.json().toNode()));
        return CanonicalJson.write(node);
    }

    String meaning() {
        return Meaning.of(result);
    }
}

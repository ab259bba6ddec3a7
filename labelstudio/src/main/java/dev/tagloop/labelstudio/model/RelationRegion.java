package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A link between two regions of the same result.
 *
 * @param json the whole entry; it has no value and no names of tags
 */
public record RelationRegion(JsonObject json) implements Region {
    /**
     * Checks that both ends are named.
     *
     * @throws JsonException if not
     */
    public RelationRegion {
        RegionReader.require(
                json.text("from_id").isPresent() && json.text("to_id").isPresent(), "from_id and to_id are no ids");
    }

    /** The region at one end. */
    public String fromId() {
        return json.text("from_id").orElseThrow();
    }

    /** The region at the other end. */
    public String toId() {
        return json.text("to_id").orElseThrow();
    }

    /** {@code left}, {@code right} or {@code bi}. */
    public Optional<String> direction() {
        return json.text("direction");
    }

    /** The names given to the relation; may be empty. */
    public List<String> labels() {
        return json.texts("labels");
    }
}

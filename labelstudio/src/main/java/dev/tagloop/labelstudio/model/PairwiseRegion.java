package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;

/**
 * Which of two was preferred.
 *
 * @param json the whole region
 */
public record PairwiseRegion(JsonObject json) implements Region {
    /**
     * Checks that the value is there.
     *
     * @throws JsonException if not
     */
    public PairwiseRegion {
        RegionReader.require(
                json.object("value").orElse(JsonObject.empty()).text("selected").isPresent(), "selected is no text");
    }

    /** {@code left} or {@code right}. */
    public String selected() {
        return value().text("selected").orElseThrow();
    }
}

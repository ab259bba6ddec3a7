package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;

/**
 * A number that was typed.
 *
 * @param json the whole region
 */
public record NumberRegion(JsonObject json) implements Region {
    /**
     * Checks that the value is there.
     *
     * @throws JsonException if not
     */
    public NumberRegion {
        RegionReader.require(
                json.object("value").orElse(JsonObject.empty()).number("number").isPresent(), "number is no number");
    }

    /** The number. */
    public double number() {
        return value().number("number").orElseThrow();
    }
}

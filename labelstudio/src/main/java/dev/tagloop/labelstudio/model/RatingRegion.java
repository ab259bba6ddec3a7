package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;

/**
 * A number of stars.
 *
 * @param json the whole region
 */
public record RatingRegion(JsonObject json) implements Region {
    /**
     * Checks that the value is there.
     *
     * @throws JsonException if not
     */
    public RatingRegion {
        RegionReader.require(
                json.object("value").orElse(JsonObject.empty()).number("rating").isPresent(), "rating is no number");
    }

    /** The stars given, mostly a whole number from 1. */
    public double rating() {
        return value().number("rating").orElseThrow();
    }
}

package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;

/**
 * A date or a moment that was picked.
 *
 * @param json the whole region
 */
public record DateTimeRegion(JsonObject json) implements Region {
    /**
     * Checks that the value is there.
     *
     * @throws JsonException if not
     */
    public DateTimeRegion {
        RegionReader.require(
                json.object("value").orElse(JsonObject.empty()).text("datetime").isPresent(), "datetime is no text");
    }

    /** The moment as the control wrote it, ISO 8601 unless the label config says otherwise. */
    public String datetime() {
        return value().text("datetime").orElseThrow();
    }
}

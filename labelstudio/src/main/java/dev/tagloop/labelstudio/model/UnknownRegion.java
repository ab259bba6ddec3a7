package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;

/**
 * An entry that fits no reading: an image's region, a tag of the future, or a text region that is broken. It is kept and
 * written like any other.
 *
 * @param json the whole entry
 * @param reason why no reading fits, as a phrase about it ("labels is no list")
 */
public record UnknownRegion(JsonObject json, String reason) implements Region {
    /** Checks that nothing is null. */
    public UnknownRegion {
        requireNonNull(json, "json");
        requireNonNull(reason, "reason");
    }
}

package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * Labels on a part of a dialogue.
 *
 * @param json the whole region; {@code value.start} and {@code value.end} are indices of phrases written as text, the
 *     offsets inside the phrases count UTF-16 units
 */
public record ParagraphsRegion(JsonObject json) implements Region {
    /**
     * Checks that the phrases are named and the labels a list.
     *
     * @throws JsonException if not
     */
    public ParagraphsRegion {
        JsonObject value = json.object("value").orElseThrow(() -> new JsonException("it has no value", null));
        RegionReader.require(
                value.integer("start").isPresent() && value.integer("end").isPresent(),
                "start and end are no indices of phrases");
        RegionReader.require(RegionReader.isList(value, "paragraphlabels"), "paragraphlabels is no list");
    }

    /** Index of the phrase in which the region starts, from 0. */
    public long startPhrase() {
        return value().integer("start").orElseThrow();
    }

    /** Index of the phrase in which the region ends, from 0, inclusive. */
    public long endPhrase() {
        return value().integer("end").orElseThrow();
    }

    /** UTF-16 units before the region in its first phrase. */
    public OptionalLong startOffset() {
        return value().integer("startOffset");
    }

    /** UTF-16 units up to the region's end in its last phrase. */
    public OptionalLong endOffset() {
        return value().integer("endOffset");
    }

    /** The labels; may be empty. */
    public List<String> labels() {
        return value().texts("paragraphlabels");
    }
}

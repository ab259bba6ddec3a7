package dev.tagloop.labelstudio.model;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Labels on a span of plain text.
 *
 * @param json the whole region; {@code value.start} and {@code value.end} count code points, the end exclusive
 */
public record LabelsRegion(JsonObject json) implements Region {
    /**
     * Checks that the offsets make a span and the labels a list.
     *
     * @throws JsonException if not, saying what is wrong
     */
    public LabelsRegion {
        JsonObject value = json.object("value").orElseThrow(() -> new JsonException("it has no value", null));
        RegionReader.require(
                RegionReader.span(value).isPresent(), "start and end are no numbers with 0 <= start <= end");
        RegionReader.require(RegionReader.isList(value, "labels"), "labels is no list");
    }

    /**
     * A new region.
     *
     * @param fromName the Labels tag
     * @param toName the Text tag
     * @param span where
     * @param text what stands there
     * @param labels one or more labels of the tag
     */
    public static LabelsRegion create(
            String fromName, String toName, CodePointSpan span, String text, List<String> labels) {
        ObjectNode region = Json.mapper().createObjectNode();
        region.put("from_name", fromName);
        region.put("to_name", toName);
        region.put("type", "labels");
        ObjectNode value = region.putObject("value");
        value.put("start", span.start());
        value.put("end", span.end());
        value.put("text", text);
        ArrayNode list = value.putArray("labels");
        labels.forEach(list::add);
        return new LabelsRegion(JsonObject.owning(region));
    }

    /** Where the labels stand. */
    public CodePointSpan span() {
        return textSpan().orElseThrow();
    }

    /** The labels; may be empty. */
    public List<String> labels() {
        return value().texts("labels");
    }

    /** The text that the writer of the region saw there; informative, and the editor writes line breaks as {@code \n}. */
    public Optional<String> text() {
        return value().text("text");
    }

    /** The same with a confidence. */
    public LabelsRegion withScore(double score) {
        return new LabelsRegion(json.with("score", score));
    }

    /** The same with an id. */
    public LabelsRegion withId(String id) {
        return new LabelsRegion(json.with("id", id));
    }
}

package dev.tagloop.labelstudio.model;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Chooses the reading that fits a region's JSON. */
final class RegionReader {
    private RegionReader() {}

    static Region read(JsonObject json) {
        try {
            return switch (json.text("type").orElse("")) {
                case "labels" -> labels(json);
                case "hypertextlabels" -> new HyperTextRegion(json);
                case "paragraphlabels" -> new ParagraphsRegion(json);
                case "choices" -> new ChoicesRegion(json);
                case "textarea" -> new TextAreaRegion(json);
                case "rating" -> new RatingRegion(json);
                case "number" -> new NumberRegion(json);
                case "datetime" -> new DateTimeRegion(json);
                case "taxonomy" -> new TaxonomyRegion(json);
                case "pairwise" -> new PairwiseRegion(json);
                case "ranker" -> new RankerRegion(json);
                case "relation" -> new RelationRegion(json);
                case "" -> new UnknownRegion(json, "it has no type");
                default -> new UnknownRegion(json, "its type is not one for text");
            };
        } catch (JsonException e) {
            return new UnknownRegion(json, e.getMessage());
        }
    }

    /** Labels stand on plain text with numbers, or on a HyperText with paths. */
    private static Region labels(JsonObject json) {
        boolean paths =
                json.object("value").map(value -> value.has("startOffset")).orElse(false);
        return paths ? new HyperTextRegion(json) : new LabelsRegion(json);
    }

    static Optional<CodePointSpan> span(JsonObject value) {
        OptionalLong start = number(value, "start");
        OptionalLong end = number(value, "end");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        long from = start.getAsLong();
        long to = end.getAsLong();
        if (from < 0 || to < from || to > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new CodePointSpan((int) from, (int) to));
    }

    /** Numbers only: in paragraphs the same keys hold texts and count something else. */
    private static OptionalLong number(JsonObject value, String key) {
        boolean numeric = value.get(key).map(JsonNode::isNumber).orElse(false);
        return numeric ? value.integer(key) : OptionalLong.empty();
    }

    static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new JsonException(complaint, null);
        }
    }

    static boolean isList(JsonObject value, String key) {
        return value.get(key).map(JsonNode::isArray).orElse(false);
    }
}

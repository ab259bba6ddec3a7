package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.text.LoneSurrogates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The spans of plain text among the regions of a task in Label Studio's JSON. */
final class TaskRegions {
    private static final String TEXT = "text";

    private final Optional<LabelConfig> config;

    /** @param config says under which key of the data a region's text lies; without it, the only text or that called {@code text} is taken */
    TaskRegions(Optional<LabelConfig> config) {
        this.config = config;
    }

    /**
     * A span.
     *
     * @param value the region's value, in which offsets can be changed
     * @param text the text that it marks
     * @param span its offsets as written
     */
    record Found(ObjectNode value, TextUnits text, WrittenSpan span) {}

    /** The spans of all annotations and predictions, in their order. */
    List<Found> of(JsonNode item) {
        List<Found> found = new ArrayList<>();
        JsonNode data = item.get("data");
        if (data != null && data.isObject()) {
            Map<String, Optional<TextUnits>> texts = new HashMap<>();
            for (String owner : List.of("annotations", "predictions")) {
                items(
                        item,
                        owner,
                        (work, place) -> items(work, "result", (region, at) -> {
                            Optional<TextUnits> text = texts.computeIfAbsent(
                                    region.path("to_name").asString(""), name -> text(data, name));
                            text.flatMap(content -> span(region, content, place + "." + at))
                                    .ifPresent(found::add);
                        }));
            }
        }
        return found;
    }

    private interface Visitor {
        void visit(JsonNode item, String place);
    }

    private static void items(JsonNode parent, String key, Visitor visitor) {
        JsonNode list = parent.get(key);
        if (list != null && list.isArray()) {
            for (int i = 0; i < list.size(); i++) {
                visitor.visit(list.get(i), key + "[" + i + "]");
            }
        }
    }

    /** Regions of other objects have offsets of other kinds: paths, seconds, paragraphs. */
    private static Optional<Found> span(JsonNode region, TextUnits text, String field) {
        if (!(region.get("value") instanceof ObjectNode value) || value.has("startOffset")) {
            return Optional.empty();
        }
        JsonNode start = value.get("start");
        JsonNode end = value.get("end");
        if (start == null || end == null || !isWhole(start) || !isWhole(end)) {
            return Optional.empty();
        }
        JsonNode carried = value.get(TEXT);
        // Beside choices and the like of a span, "text" holds what somebody wrote.
        boolean says = carried != null && carried.isString();
        Optional<Said> said = says
                ? Optional.of(Said.exactly(
                        LoneSurrogates.replace(carried.stringValue()).text()))
                : Optional.empty();
        return Optional.of(new Found(value, text, new WrittenSpan(start.longValue(), end.longValue(), said, field)));
    }

    private static boolean isWhole(JsonNode node) {
        return node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong();
    }

    private Optional<TextUnits> text(JsonNode data, String toName) {
        return key(data, toName)
                .map(data::get)
                .filter(JsonNode::isString)
                .map(text -> new TextUnits(text.stringValue()));
    }

    private Optional<String> key(JsonNode data, String toName) {
        if (config.isPresent()) {
            return config.get()
                    .object(toName)
                    .filter(ObjectTag.Text.class::isInstance)
                    .flatMap(ObjectTag::dataKey);
        }
        List<String> texts = data.propertyStream()
                .filter(entry -> entry.getValue().isString())
                .map(Map.Entry::getKey)
                .toList();
        return texts.size() == 1
                ? Optional.of(texts.getFirst())
                : texts.stream().filter(TEXT::equals).findFirst();
    }
}

package dev.tagloop.labelstudio.adjudication;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an entry says, written so that two which say the same are equal: without ids, scores, notes, places and quoted text. */
final class AnswerKey {
    /** Under which key of the value the answer of a control stands. */
    private static final Map<String, String> PAYLOADS = Map.ofEntries(
            Map.entry("labels", "labels"),
            Map.entry("hypertextlabels", "hypertextlabels"),
            Map.entry("paragraphlabels", "paragraphlabels"),
            Map.entry("choices", "choices"),
            Map.entry("taxonomy", "taxonomy"),
            Map.entry("textarea", "text"),
            Map.entry("rating", "rating"),
            Map.entry("number", "number"),
            Map.entry("datetime", "datetime"),
            Map.entry("pairwise", "selected"),
            Map.entry("ranker", "ranker"));
    /** Where the order of a list says nothing. */
    private static final Set<String> SETS =
            Set.of("labels", "hypertextlabels", "paragraphlabels", "choices", "taxonomy");

    private AnswerKey() {}

    /** The answer alone; empty when nothing is said. */
    static Optional<String> of(Region region) {
        String type = region.type().orElse("");
        JsonObject value = region.value();
        // Labels on HTML stand under the name of either tag.
        Optional<JsonNode> payload =
                Optional.ofNullable(PAYLOADS.get(type)).flatMap(value::get).or(() -> value.get("labels"));
        if (payload.isEmpty()) {
            return value.keys().isEmpty() ? Optional.empty() : Optional.of(text(value.toNode(), false));
        }
        JsonNode said = payload.get();
        boolean nothing = said.isNull() || ((said.isArray() || said.isString()) && isEmpty(said));
        return nothing ? Optional.empty() : Optional.of(text(said, SETS.contains(type)));
    }

    private static boolean isEmpty(JsonNode said) {
        return said.isArray() ? said.isEmpty() : said.stringValue().isEmpty();
    }

    private static String text(JsonNode node, boolean isSet) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(text(item, false)));
            return isSet
                    ? items.stream().distinct().sorted().collect(Collectors.joining(",", "{", "}"))
                    : String.join(",", items).transform(list -> "[" + list + "]");
        }
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue(), false)));
            return fields.toString();
        }
        return node.isNumber() ? number(node) : node.toString();
    }

    /** 4 and 4.0 are one answer. */
    private static String number(JsonNode node) {
        double real = node.doubleValue();
        return Double.isFinite(real) ? Double.toString(real == 0 ? 0 : real) : node.toString();
    }
}

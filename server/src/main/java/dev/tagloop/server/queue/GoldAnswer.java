package dev.tagloop.server.queue;

import dev.tagloop.core.metrics.Counts;
import dev.tagloop.server.http.Json;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an annotation says, so that two can be compared: each label of each span, each choice, each other answer as a whole.
 *
 * @param parts without the ids and texts of regions
 */
record GoldAnswer(Set<String> parts) {
    /** Copies the set. */
    GoldAnswer {
        parts = Set.copyOf(parts);
    }

    /** @param result the stored JSON; null for none */
    static GoldAnswer of(String result) {
        Set<String> parts = new HashSet<>();
        for (JsonNode region : result == null ? Json.array() : Json.parse(result)) {
            String type = region.path("type").asString("");
            if (!type.equals("relation")) {
                add(parts, region, type);
            }
        }
        return new GoldAnswer(parts);
    }

    private static void add(Set<String> parts, JsonNode region, String type) {
        ObjectNode value =
                region.path("value").isObject() ? ((ObjectNode) region.path("value")).deepCopy() : Json.object();
        JsonNode said = value.remove(type);
        if (value.has("start")) {
            value.remove("text");
        }
        String place = region.path("from_name").asString("") + "\n"
                + region.path("to_name").asString("") + "\n" + type + "\n" + sorted(value);
        if (said == null || !said.isArray() || said.isEmpty()) {
            parts.add(place + "\n" + said);
            return;
        }
        said.forEach(one -> parts.add(place + "\n" + one));
    }

    /** The fields by their names, so that the order in which a program writes them does not count. */
    private static String sorted(ObjectNode value) {
        StringBuilder text = new StringBuilder();
        for (String name : new TreeSet<>(value.propertyNames())) {
            text.append(name).append('=').append(value.get(name)).append(';');
        }
        return text.toString();
    }

    /** What of a person's answer is in this one. */
    Counts compared(GoldAnswer person) {
        Set<String> common = new HashSet<>(parts);
        common.retainAll(person.parts);
        return new Counts(common.size(), person.parts.size(), parts.size());
    }

    /** Whether they say the same. */
    boolean equalTo(GoldAnswer person) {
        return parts.equals(person.parts);
    }
}

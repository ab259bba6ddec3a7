package dev.tagloop.server.summary;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The labels that a region of a result has: texts, numbers as text, and each element of a chosen path. */
public final class Labels {
    private Labels() {}

    public static List<String> of(JsonNode region) {
        List<String> found = new ArrayList<>();
        String type = region.path("type").asString("");
        JsonNode chosen = type.isEmpty() || type.equals("textarea")
                ? region.path("")
                : region.path("value").path(type);
        if (chosen.isArray()) {
            chosen.forEach(label -> collect(label, found));
        }
        return found;
    }

    private static void collect(JsonNode label, List<String> found) {
        if (label.isArray()) {
            label.forEach(element -> collect(element, found));
        } else if (label.isString() || label.isNumber() || label.isBoolean()) {
            found.add(label.asString());
        }
    }
}

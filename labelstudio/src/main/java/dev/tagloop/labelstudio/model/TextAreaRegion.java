package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Text that was typed.
 *
 * @param json the whole region
 */
public record TextAreaRegion(JsonObject json) implements Region {
    /**
     * Checks that there is text.
     *
     * @throws JsonException if not
     */
    public TextAreaRegion {
        boolean typed = json.object("value")
                .flatMap(value -> value.get("text"))
                .map(text -> text.isArray() || text.isString())
                .orElse(false);
        RegionReader.require(typed, "text is neither a list nor a text");
    }

    /** The texts, in the order of entry. */
    public List<String> texts() {
        JsonNode text = value().get("text").orElseThrow();
        return text.isString() ? List.of(text.stringValue()) : value().texts("text");
    }
}

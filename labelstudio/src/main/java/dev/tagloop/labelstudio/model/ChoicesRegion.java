package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/**
 * What was chosen from a list or a tree.
 *
 * @param json the whole region
 */
public record ChoicesRegion(JsonObject json) implements Region {
    /**
     * Checks that the choices are a list.
     *
     * @throws JsonException if not
     */
    public ChoicesRegion {
        RegionReader.require(
                RegionReader.isList(json.object("value").orElse(JsonObject.empty()), "choices"), "choices is no list");
    }

    /** Each choice as the way from the root of the tree; one name long in a plain list. */
    public List<List<String>> paths() {
        return Paths.of(value(), "choices");
    }

    /** The chosen names alone: the last of each path. */
    public List<String> choices() {
        return paths().stream().map(List::getLast).toList();
    }
}

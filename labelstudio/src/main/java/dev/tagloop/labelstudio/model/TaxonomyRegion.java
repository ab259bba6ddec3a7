package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/**
 * Places in a tree of terms.
 *
 * @param json the whole region
 */
public record TaxonomyRegion(JsonObject json) implements Region {
    /**
     * Checks that the terms are a list.
     *
     * @throws JsonException if not
     */
    public TaxonomyRegion {
        RegionReader.require(
                RegionReader.isList(json.object("value").orElse(JsonObject.empty()), "taxonomy"),
                "taxonomy is no list");
    }

    /** Each chosen term as the way from the root. */
    public List<List<String>> paths() {
        return Paths.of(value(), "taxonomy");
    }
}

package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items in an order, or sorted into buckets.
 *
 * @param json the whole region
 */
public record RankerRegion(JsonObject json) implements Region {
    /**
     * Checks that the ranking is there.
     *
     * @throws JsonException if not
     */
    public RankerRegion {
        boolean ranked =
                json.object("value").flatMap(value -> value.object("ranker")).isPresent();
        RegionReader.require(ranked, "ranker is no object");
    }

    /** Item ids by ranker or bucket, {@code _} holding those in none; buckets and items in their order. */
    public Map<String, List<String>> buckets() {
        JsonObject ranker = value().object("ranker").orElseThrow();
        Map<String, List<String>> buckets = new LinkedHashMap<>();
        for (String name : ranker.keys()) {
            buckets.put(name, ranker.texts(name));
        }
        return buckets;
    }
}

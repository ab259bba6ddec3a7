package dev.tagloop.server.annotations;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.server.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The regions and answers of a stored result. */
public final class StoredRegions {
    private StoredRegions() {}

    /** Passes over what is no object. @param result stored JSON; null for none */
    public static List<Region> of(String result) {
        return result == null
                ? List.of()
                : Json.parse(result)
                        .valueStream()
                        .filter(JsonNode::isObject)
                        .map(JsonObject::owning)
                        .map(Region::of)
                        .toList();
    }
}

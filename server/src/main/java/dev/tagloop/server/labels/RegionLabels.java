package dev.tagloop.server.labels;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Gives the labels inside results other names. Regions are never dropped, and what else they hold stays as it was written. */
final class RegionLabels {
    private RegionLabels() {}

    /**
     * A region that changed.
     *
     * @param labels the old labels that have other names now, each once
     */
    record Changed(JsonNode before, JsonNode after, Set<String> labels) {}

    /** A result with other names, and what changed in it. */
    record Renamed(JsonNode result, List<Changed> regions) {}

    /** The result with the new names; empty when it holds none of the labels. */
    static Optional<Renamed> renamed(JsonNode result, Renamer renamer) {
        ArrayNode after = Json.array();
        List<Changed> changes = new ArrayList<>();
        for (JsonNode region : result) {
            Optional<Changed> changed = region(region, renamer);
            changed.ifPresent(changes::add);
            after.add(changed.map(Changed::after).orElse(region));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Renamed(after, changes));
    }

    /** What is chosen in a region: texts, numbers, and lists for paths. */
    static Stream<JsonNode> items(JsonNode region) {
        JsonNode chosen = region.path("value").path(type(region));
        return type(region).isEmpty() || type(region).equals("textarea") || !chosen.isArray()
                ? Stream.empty()
                : chosen.valueStream();
    }

    private static String type(JsonNode region) {
        return region.path("type").asString("");
    }

    private static Optional<Changed> region(JsonNode region, Renamer renamer) {
        if (!renamer.concerns(region.path("from_name").asString(""))) {
            return Optional.empty();
        }
        Set<String> labels = new LinkedHashSet<>();
        // One that is chosen twice after a merge is chosen once.
        Set<JsonNode> items = new LinkedHashSet<>();
        items(region).forEach(item -> items.add(item(item, renamer, labels)));
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode after = (ObjectNode) region.deepCopy();
        ((ObjectNode) after.get("value")).set(type(region), Json.array().addAll(items));
        return Optional.of(new Changed(region, after, labels));
    }

    private static JsonNode item(JsonNode item, Renamer renamer, Set<String> labels) {
        if (item.isArray()) {
            List<String> path =
                    item.valueStream().map(part -> part.asString("")).toList();
            List<String> fresh = renamer.path(path);
            if (fresh.equals(path)) {
                return item;
            }
            labels.addAll(renamer.renamed(path));
            ArrayNode changed = Json.array();
            fresh.forEach(changed::add);
            return changed;
        }
        if (!item.isString() && !item.isNumber() && !item.isBoolean()) {
            return item;
        }
        String label = item.asString();
        String fresh = renamer.label(label);
        if (fresh.equals(label)) {
            return item;
        }
        labels.add(label);
        return StringNode.valueOf(fresh);
    }
}

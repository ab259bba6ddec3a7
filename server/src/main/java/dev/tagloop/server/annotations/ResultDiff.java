package dev.tagloop.server.annotations;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of the entries of a result. Entries that are equal are paired first; then, in this order, those with the same id, control and
 * type, those with the same id, and relations between the same regions: these were changed. Several entries may share an id.
 */
final class ResultDiff {
    private record Change(JsonNode before, JsonNode after) {}

    private final List<JsonNode> removed = new ArrayList<>();
    private final List<JsonNode> added = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();

    /** @param before a result, or JSON null, @param after the same */
    ResultDiff(JsonNode before, JsonNode after) {
        before.forEach(removed::add);
        after.forEach(added::add);
        added.removeIf(removed::remove);
        pair((old, now) -> same(old, now, "id") && same(old, now, "from_name") && same(old, now, "type"));
        pair((old, now) -> same(old, now, "id"));
        pair((old, now) -> same(old, now, "from_id") && same(old, now, "to_id"));
    }

    private static boolean same(JsonNode old, JsonNode now, String key) {
        JsonNode value = old.get(key);
        return value != null && !value.isNull() && value.equals(now.get(key));
    }

    private void pair(BiPredicate<JsonNode, JsonNode> match) {
        added.removeIf(now -> {
            for (JsonNode old : removed) {
                if (match.test(old, now)) {
                    removed.remove(old);
                    changed.add(new Change(old, now));
                    return true;
                }
            }
            return false;
        });
    }

    /** As the API shows it. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.putArray("added").addAll(added);
        json.putArray("removed").addAll(removed);
        ArrayNode list = json.putArray("changed");
        changed.forEach(change -> {
            ObjectNode entry = list.addObject();
            entry.set("before", change.before());
            entry.set("after", change.after());
        });
        return json;
    }
}

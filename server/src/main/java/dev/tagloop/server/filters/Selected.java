package dev.tagloop.server.filters;

import dev.tagloop.server.storage.JsonSql;
import java.util.Optional;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Reads {@code selectedItems}: all but some, or some alone. However many they are, they are one bound value. */
record Selected(JsonSql sql, Parameters parameters) {
    /** The condition that a task is selected; empty when all are. @throws dev.tagloop.server.http.ApiException 400 for anything else */
    Optional<String> condition(JsonNode selected) {
        if (selected == null || selected.isNull()) {
            return Optional.empty();
        }
        JsonNode all = selected.get("all");
        if (!selected.isObject() || all == null || !all.isBoolean()) {
            throw Values.unusable("selectedItems must be an object: {\"all\": true, \"excluded\": [<id>, ...]} or"
                    + " {\"all\": false, \"included\": [<id>, ...]}.");
        }
        TaskIds ids = ids(selected.get(all.booleanValue() ? "excluded" : "included"));
        if (ids.isEmpty()) {
            return all.booleanValue() ? Optional.empty() : Optional.of("FALSE");
        }
        String listed = sql.numbers(parameters.name(ids));
        return Optional.of("t.id " + (all.booleanValue() ? "NOT IN " : "IN ") + listed);
    }

    private static TaskIds ids(JsonNode list) {
        if (list == null || list.isNull()) {
            return TaskIds.of(LongStream.empty());
        }
        if (!list.isArray()) {
            throw Values.unusable("The tasks in selectedItems must be a list of ids.");
        }
        return TaskIds.of(list.valueStream().mapToLong(Selected::id));
    }

    private static long id(JsonNode item) {
        return Values.id(item)
                .orElseThrow(() -> Values.unusable("The tasks in selectedItems must be a list of ids, not "
                        + (item.isContainer() ? "a list of something else" : "\"" + item.asString("") + "\"")
                        + "."));
    }
}

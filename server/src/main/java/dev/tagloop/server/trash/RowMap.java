package dev.tagloop.server.trash;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Schema;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of tasks by their keys, with the task that each hangs on and what hangs on each. */
final class RowMap {
    /**
     * Where a row stands.
     *
     * @param key stored JSON: numbers that were read from JSON and from the database differ as nodes
     */
    record Place(String table, String key) {
        static Place of(String table, ObjectNode key) {
            return new Place(table, Json.stored(key));
        }
    }

    private record Named(String table, String column, String value) {
        static Named of(String table, String column, JsonNode value) {
            return new Named(table, column, Json.stored(value));
        }
    }

    private final Schema schema;
    private final Map<Place, ObjectNode> rows = new LinkedHashMap<>();
    private final Map<Place, Long> owners = new HashMap<>();
    private final Map<Named, Long> ownersByName = new HashMap<>();
    private final Map<Named, List<Place>> dependents = new HashMap<>();

    RowMap(Schema schema, Bundle bundle) {
        this.schema = schema;
        for (String name : schema.parentsFirst()) {
            Schema.Table table = schema.table(name);
            bundle.of(name).forEach(row -> add(table, row));
        }
    }

    private void add(Schema.Table table, ObjectNode row) {
        Place place = Place.of(table.name(), RowTaker.key(table, row));
        rows.put(place, row);
        Long owner = table.name().equals("tasks") ? (Long) row.get("id").longValue() : null;
        for (Schema.Reference reference : table.references()) {
            JsonNode value = row.path(reference.column());
            if (reference.cascades() && !value.isNull() && !value.isMissingNode()) {
                Named target = Named.of(reference.target(), reference.targetColumn(), value);
                dependents.computeIfAbsent(target, name -> new ArrayList<>()).add(place);
                owner = owner == null ? ownersByName.get(target) : owner;
            }
        }
        if (owner != null) {
            owners.put(place, owner);
            for (Schema.Reference reference : schema.referencesTo(table.name())) {
                ownersByName.put(
                        Named.of(table.name(), reference.targetColumn(), row.get(reference.targetColumn())), owner);
            }
        }
    }

    Map<Place, ObjectNode> rows() {
        return rows;
    }

    Optional<ObjectNode> row(Place place) {
        return Optional.ofNullable(rows.get(place));
    }

    /** The task that a row hangs on. */
    Optional<Long> task(Place place) {
        return Optional.ofNullable(owners.get(place));
    }

    /** What the database would delete with a row, one step far. */
    List<Place> dependents(Place place) {
        ObjectNode row = rows.get(place);
        return schema.referencesTo(place.table()).stream()
                .filter(Schema.Reference::cascades)
                .map(reference -> Named.of(place.table(), reference.targetColumn(), row.get(reference.targetColumn())))
                .distinct()
                .flatMap(name -> dependents.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** What is the same for equal rows; what follows from other rows does not count. */
    static String digest(String table, ObjectNode row) {
        return Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(Json.stored(own(table, row))));
    }

    private static ObjectNode own(String table, ObjectNode row) {
        return table.equals("predictions") ? row.deepCopy().without("task_is_labeled") : row;
    }
}

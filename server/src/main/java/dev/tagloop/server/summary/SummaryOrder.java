package dev.tagloop.server.summary;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order in which a project first saw its columns, kinds of regions and labels, which is the order of its summary. What is counted no
 * more is forgotten, its place too; whoever may bring it back keeps that place here.
 */
public final class SummaryOrder {
    private static final SequencedMap<String, List<String>> KEYS = keys();

    private final ObjectNode places;

    private SummaryOrder(ObjectNode places) {
        this.places = places;
    }

    private static SequencedMap<String, List<String>> keys() {
        SequencedMap<String, List<String>> keys = new java.util.LinkedHashMap<>();
        keys.put("project_columns", List.of("name"));
        keys.put("project_regions", List.of("from_name", "to_name", "type"));
        keys.put("project_labels", List.of("from_name", "label"));
        return keys;
    }

    /** The order as it is now. */
    public static SummaryOrder of(Handle handle, long project) {
        ObjectNode places = Json.object();
        for (Map.Entry<String, List<String>> table : KEYS.entrySet()) {
            ArrayNode list = places.putArray(table.getKey());
            handle.createQuery("SELECT id, " + String.join(", ", table.getValue()) + " FROM " + table.getKey()
                            + " WHERE project_id = :project ORDER BY id")
                    .bind("project", project)
                    .map((row, context) -> {
                        ObjectNode place = Json.object().put("id", row.getLong("id"));
                        for (String column : table.getValue()) {
                            place.put(column, row.getString(column));
                        }
                        return list.add(place);
                    })
                    .list();
        }
        return new SummaryOrder(places);
    }

    /** From what {@link #json} gave. */
    public static SummaryOrder of(JsonNode json) {
        return new SummaryOrder(json instanceof ObjectNode places ? places : Json.object());
    }

    public ObjectNode json() {
        return places;
    }

    /** What is here and not there. */
    public SummaryOrder without(SummaryOrder other) {
        ObjectNode rest = Json.object();
        places.properties().forEach(table -> {
            HashSet<String> there = new HashSet<>();
            other.places.path(table.getKey()).forEach(place -> there.add(place.toString()));
            ArrayNode list = rest.putArray(table.getKey());
            table.getValue()
                    .valueStream()
                    .filter(place -> !there.contains(place.toString()))
                    .forEach(list::add);
        });
        return new SummaryOrder(rest);
    }

    /** What is here or there. */
    public SummaryOrder and(SummaryOrder other) {
        ObjectNode all = places.deepCopy();
        other.without(this)
                .places
                .properties()
                .forEach(table -> all.withArray("/" + table.getKey())
                        .addAll(new ArrayList<>(table.getValue().values())));
        return new SummaryOrder(all);
    }

    /** Gives the forgotten their places again, counted as nothing: the caller counts them next, in the same transaction. */
    public void bringBack(Handle handle, long project) {
        for (Map.Entry<String, List<String>> table : KEYS.entrySet()) {
            String columns = String.join(", ", table.getValue());
            String values = table.getValue().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
            String count = table.getKey().equals("project_columns") ? "task_count" : "annotation_count";
            for (JsonNode place : places.path(table.getKey())) {
                Update insert = handle.createUpdate("INSERT INTO " + table.getKey() + " (id, project_id, " + columns
                                + ", " + count + ") VALUES (:id, :project, " + values + ", 0) ON CONFLICT DO NOTHING")
                        .bind("id", place.get("id").longValue())
                        .bind("project", project);
                table.getValue()
                        .forEach(name -> insert.bind(name, place.get(name).stringValue()));
                insert.execute();
            }
        }
    }
}

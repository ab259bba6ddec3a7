package dev.tagloop.server.imports;

import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.core.rows.ProposedConfig;
import dev.tagloop.core.rows.Recognition;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The columns of some first rows, what they hold and what they may be for. */
final class SampleColumns {
    private static final int LONGEST_EXAMPLE = 200;

    private final Map<String, JsonNode> examples;
    private final Map<String, ColumnType> types;
    private final List<JsonNode> rows;

    private SampleColumns(Map<String, JsonNode> examples, Map<String, ColumnType> types, List<JsonNode> rows) {
        this.examples = examples;
        this.types = types;
        this.rows = rows;
    }

    /** @param rows data, or tasks that have data */
    static SampleColumns of(List<JsonNode> rows) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            data(row).properties().forEach(entry -> {
                examples.putIfAbsent(entry.getKey(), entry.getValue());
                types.merge(
                        entry.getKey(),
                        type(entry.getValue()),
                        (old, now) -> old.equals(now) ? old : new ColumnType.Text());
            });
        }
        return new SampleColumns(examples, types, rows);
    }

    private static JsonNode data(JsonNode row) {
        return row.path("data").isObject() ? row.get("data") : row;
    }

    private static ColumnType type(JsonNode value) {
        if (value.isString()) {
            return new ColumnType.Text();
        }
        if (value.isIntegralNumber()) {
            return new ColumnType.Whole();
        }
        if (value.isArray()) {
            return new ColumnType.ListOf(value.isEmpty() ? new ColumnType.Text() : type(value.get(0)));
        }
        return new ColumnType.Other(value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "object");
    }

    boolean has(String column) {
        return examples.containsKey(column);
    }

    /** The column that has the texts, as far as names and values tell. */
    Optional<String> text() {
        return mapping().flatMap(found -> found.column(ColumnRole.TEXT));
    }

    private Optional<ColumnMapping> mapping() {
        try {
            return Optional.of(Recognition.of(types, Map.of(), Optional.empty()));
        } catch (RowException e) {
            return Optional.empty();
        }
    }

    /** A configuration for these columns; its text stands under the key {@code text}. */
    Optional<String> proposedConfig() {
        try {
            return mapping().map(found -> ProposedConfig.of(found, labels(found), false));
        } catch (RowException e) {
            return Optional.of(LabelConfigTemplates.namedEntities(List.of("PER", "ORG", "LOC", "MISC")));
        }
    }

    private List<String> labels(ColumnMapping found) {
        Set<String> labels = new LinkedHashSet<>();
        found.column(ColumnRole.LABEL)
                .ifPresent(column -> rows.forEach(row -> {
                    JsonNode value = data(row).path(column);
                    if (value.isString() && !value.stringValue().isBlank()) {
                        labels.add(value.stringValue());
                    }
                }));
        return labels.stream().sorted().toList();
    }

    ArrayNode json() {
        ArrayNode list = Json.array();
        examples.forEach((name, value) -> {
            String text = value.isString() ? value.stringValue() : value.toString();
            list.addObject()
                    .put("name", name)
                    .put("type", word(types.get(name)))
                    .put("example", Excerpt.of(text, LONGEST_EXAMPLE));
        });
        return list;
    }

    private static String word(ColumnType type) {
        return switch (type) {
            case ColumnType.Text text -> "text";
            case ColumnType.Whole whole -> "number";
            case ColumnType.ListOf list -> "list";
            case ColumnType.Other other -> other.name();
            default -> "object";
        };
    }
}

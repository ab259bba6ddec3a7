package dev.tagloop.learning.export;

import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a task shows under one key, with the type that fits all tasks; where none does, each value as JSON text. A task
 * without the key has null.
 */
final class DataColumn implements Columns {
    private final String key;
    private final String column;
    private final List<JsonNode> seen = new ArrayList<>();
    private Feature feature;

    DataColumn(String key, String column) {
        this.key = key;
        this.column = column;
    }

    @Override
    public Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report) {
        JsonNode node = task.data().get(key).filter(found -> !found.isNull()).orElse(null);
        seen.add(node);
        return () -> Collections.singletonMap(column, value(node));
    }

    private Object value(JsonNode node) {
        if (node == null) {
            return null;
        }
        if (feature().equals(Value.STRING)) {
            String text = node.isString() ? node.stringValue() : Json.write(node);
            return LoneSurrogates.replace(text).text();
        }
        return plain(node);
    }

    private Feature feature() {
        if (feature == null) {
            feature = infer();
        }
        return feature;
    }

    private Feature infer() {
        List<Map<String, Object>> rows = new ArrayList<>();
        try {
            seen.forEach(node -> rows.add(Collections.singletonMap(key, node == null ? null : plain(node))));
            Feature inferred = Dataset.of(rows).features().columns().getOrDefault(key, Value.NULL);
            return inferred.equals(Value.NULL) ? Value.STRING : inferred;
        } catch (DatasetException | JacksonException e) {
            // Tasks that differ in kind: text takes them all.
            return Value.STRING;
        }
    }

    private static Object plain(JsonNode node) {
        return Json.mapper().convertValue(node, Object.class);
    }

    @Override
    public Map<String, Feature> features() {
        return Map.of(column, feature());
    }
}

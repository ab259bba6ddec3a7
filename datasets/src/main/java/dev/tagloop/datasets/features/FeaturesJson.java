package dev.tagloop.datasets.features;

import dev.tagloop.datasets.DatasetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of features, as Hugging Face's library writes it into {@code dataset_info.json} and under the key
 * {@code huggingface} of a Parquet file's metadata; keys that hold a default ({@code length: -1}, {@code id: null}) are
 * left out.
 */
public final class FeaturesJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FeaturesJson() {}

    /** The metadata value of a Parquet file: {@code {"info":{"features":{...}}}}. */
    public static String schemaMetadata(Features features) {
        return MAPPER.writeValueAsString(Map.of("info", Map.of("features", toJson(features))));
    }

    /**
     * Reads the metadata value of a Parquet file.
     *
     * @throws DatasetException if it is not what {@link #schemaMetadata} writes
     */
    public static Features fromSchemaMetadata(String json) {
        Map<String, Object> root = parse(json);
        if (root.get("info") instanceof Map<?, ?> info && info.get("features") instanceof Map<?, ?> features) {
            return fromJson(features);
        }
        throw new DatasetException("The \"huggingface\" metadata has no info.features: " + json);
    }

    /** The features of every configuration in a {@code dataset_infos.json}, as far as it states them. */
    public static Map<String, Features> fromDatasetInfos(String json) {
        Map<String, Features> byConfig = new LinkedHashMap<>();
        parse(json).forEach((config, info) -> {
            if (info instanceof Map<?, ?> map && map.get("features") instanceof Map<?, ?> features) {
                byConfig.put(config, fromJson(features));
            }
        });
        return byConfig;
    }

    private static Map<String, Object> parse(String json) {
        try {
            return MAPPER.readerForMapOf(Object.class).readValue(json);
        } catch (JacksonException e) {
            throw new DatasetException("Not a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON tree of {@code features}, made of maps, lists, strings and numbers. */
    public static Map<String, Object> toJson(Features features) {
        return fieldsToJson(features.columns());
    }

    /** Reads the JSON tree of features. */
    public static Features fromJson(Map<?, ?> json) {
        return new Features(fieldsFromJson(json));
    }

    private static Map<String, Object> fieldsToJson(Map<String, Feature> fields) {
        Map<String, Object> json = new LinkedHashMap<>();
        fields.forEach((name, feature) -> json.put(name, toJson(feature)));
        return json;
    }

    private static Map<String, Object> toJson(Feature feature) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (feature) {
            case Value value -> json.put("dtype", value.dtype());
            case ClassLabel label -> json.put("names", label.names());
            case ListOf list -> {
                json.put("feature", toJson(list.element()));
                if (list.length() >= 0) {
                    json.put("length", list.length());
                }
                json.put("_type", list.large() ? "LargeList" : "List");
            }
            case Struct struct -> {
                return fieldsToJson(struct.fields());
            }
            case Translation translation -> json.put("languages", translation.languages());
            case Opaque opaque -> json.putAll(opaque.attributes());
        }
        json.putIfAbsent(
                "_type",
                feature instanceof Opaque opaque
                        ? opaque.type()
                        : feature.getClass().getSimpleName());
        return json;
    }

    private static Map<String, Feature> fieldsFromJson(Map<?, ?> json) {
        Map<String, Feature> fields = new LinkedHashMap<>();
        json.forEach((name, feature) -> fields.put(String.valueOf(name), fromTree(feature)));
        return fields;
    }

    private static Feature fromTree(Object json) {
        if (json instanceof List<?> single && single.size() == 1) {
            // An old short form: [feature] for a list of it.
            return new ListOf(fromTree(single.getFirst()));
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw new DatasetException("Not a feature: " + json);
        }
        if (!(map.get("_type") instanceof String type)) {
            return new Struct(fieldsFromJson(map));
        }
        return switch (type) {
            case "Value" -> value(map);
            case "ClassLabel" -> new ClassLabel(strings(map.get("names"), "names"));
            case "List", "LargeList" -> new ListOf(fromTree(map.get("feature")), length(map), type.equals("LargeList"));
            case "Sequence" -> sequence(fromTree(map.get("feature")), length(map));
            case "Translation" -> new Translation(strings(map.get("languages"), "languages"));
            default -> opaque(type, map);
        };
    }

    private static Value value(Map<?, ?> map) {
        try {
            return new Value(String.valueOf(map.get("dtype")));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    /** The old {@code Sequence}: of a struct it means a struct of lists, of anything else a list. */
    static Feature sequence(Feature element, int length) {
        if (!(element instanceof Struct struct)) {
            return new ListOf(element, length, false);
        }
        Map<String, Feature> lists = new LinkedHashMap<>();
        struct.fields().forEach((name, field) -> lists.put(name, new ListOf(field, length, false)));
        return new Struct(lists);
    }

    private static int length(Map<?, ?> map) {
        return map.get("length") instanceof Number number ? number.intValue() : -1;
    }

    private static List<String> strings(Object json, String key) {
        if (!(json instanceof List<?> list)) {
            throw new DatasetException("A feature needs a list under \"" + key + "\" but has " + json);
        }
        List<String> strings = new ArrayList<>();
        list.forEach(element -> strings.add(String.valueOf(element)));
        return strings;
    }

    private static Opaque opaque(String type, Map<?, ?> map) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        map.forEach((key, attribute) -> {
            if (!key.equals("_type")) {
                attributes.put(String.valueOf(key), attribute);
            }
        });
        return new Opaque(type, attributes);
    }
}

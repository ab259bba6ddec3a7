package dev.tagloop.datasets.features;

import dev.tagloop.datasets.DatasetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The YAML form of features in a data card: a list of mappings, each with a {@code name} and one of {@code dtype},
 * {@code list}, {@code sequence}, {@code struct}. The tree holds maps, lists and strings only: scalars are never guessed to
 * be numbers or booleans, since a class may well be called {@code NO}.
 */
public final class FeaturesYaml {

    private FeaturesYaml() {}

    /**
     * Reads the value of a {@code features} key.
     *
     * @throws DatasetException if it is not a list of features
     */
    public static Features read(Object yaml) {
        return new Features(fields(yaml));
    }

    private static Map<String, Feature> fields(Object yaml) {
        if (!(yaml instanceof List<?> list)) {
            throw new DatasetException("\"features\" must be a list of mappings with a \"name\", but is: " + yaml);
        }
        Map<String, Feature> fields = new LinkedHashMap<>();
        for (Object entry : list) {
            if (!(entry instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
                throw new DatasetException("A feature needs a \"name\", but this one has none: " + entry);
            }
            fields.put(name, feature(map));
        }
        return fields;
    }

    private static Feature feature(Map<?, ?> map) {
        if (map.containsKey("dtype")) {
            return ofDtype(map.get("dtype"), map);
        }
        if (map.containsKey("class_label")) {
            return classLabel(map.get("class_label"));
        }
        if (map.containsKey("struct")) {
            return new Struct(fields(map.get("struct")));
        }
        if (map.containsKey("translation")) {
            return translation(map.get("translation"));
        }
        for (String key : List.of("list", "large_list")) {
            if (map.containsKey(key)) {
                return new ListOf(inner(map.get(key)), length(map), key.equals("large_list"));
            }
        }
        if (map.containsKey("sequence")) {
            return FeaturesJson.sequence(inner(map.get("sequence")), length(map));
        }
        throw new DatasetException("The feature \"" + map.get("name")
                + "\" has no type: give it a dtype, class_label, list, sequence or struct. It has " + map.keySet());
    }

    /** What stands under {@code list} or {@code sequence}: a type name, a list of named fields, or one mapping. */
    private static Feature inner(Object yaml) {
        return switch (yaml) {
            case String dtype -> ofDtype(dtype, Map.of());
            case List<?> fields -> new Struct(fields(fields));
            case Map<?, ?> map -> feature(map);
            case null -> throw new DatasetException("A type is missing");
            default -> throw new DatasetException("Not a type: " + yaml);
        };
    }

    private static Feature ofDtype(Object yaml, Map<?, ?> map) {
        if (yaml instanceof Map<?, ?> nested) {
            // "dtype: {class_label: {names: ...}}" is how cards write class labels.
            return feature(nested);
        }
        String dtype = String.valueOf(yaml);
        if (Dtype.isKnown(dtype)) {
            return new Value(dtype);
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        map.forEach((key, attribute) -> {
            if (!key.equals("name") && !key.equals("dtype")) {
                attributes.put(String.valueOf(key), attribute);
            }
        });
        return new Opaque(camelCase(dtype), attributes);
    }

    private static ClassLabel classLabel(Object yaml) {
        Object names = yaml instanceof Map<?, ?> map ? map.get("names") : null;
        if (names instanceof List<?> list) {
            return classLabelOf(list);
        }
        if (!(names instanceof Map<?, ?> byNumber)) {
            throw new DatasetException("A class_label needs \"names\", a list or a mapping from numbers: " + yaml);
        }
        TreeMap<Integer, Object> sorted = new TreeMap<>();
        byNumber.forEach((number, name) -> sorted.put(number(String.valueOf(number)), name));
        int expected = 0;
        for (int number : sorted.keySet()) {
            if (number != expected++) {
                throw new DatasetException(
                        "The numbers of class names must run from 0 without a gap, but are " + sorted.keySet());
            }
        }
        return classLabelOf(new ArrayList<>(sorted.values()));
    }

    private static ClassLabel classLabelOf(List<?> names) {
        try {
            return new ClassLabel(names.stream().map(String::valueOf).toList());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    private static Translation translation(Object yaml) {
        if (yaml instanceof Map<?, ?> map && map.get("languages") instanceof List<?> languages) {
            return new Translation(languages.stream().map(String::valueOf).toList());
        }
        throw new DatasetException("A translation needs \"languages\", a list: " + yaml);
    }

    private static int length(Map<?, ?> map) {
        return map.containsKey("length") ? number(String.valueOf(map.get("length"))) : -1;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DatasetException("\"" + text + "\" should be a whole number", e);
        }
    }

    private static String camelCase(String dtype) {
        StringBuilder name = new StringBuilder();
        for (String part : dtype.split("_")) {
            if (!part.isEmpty()) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return name.toString();
    }
}

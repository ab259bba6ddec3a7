package dev.tagloop.datasets.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The YAML form of features as Hugging Face's library writes it into a data card: what {@link FeaturesYaml} reads. */
public final class FeaturesYamlWriter {

    private FeaturesYamlWriter() {}

    /** The value of a {@code features} key, made of maps, lists, strings and numbers. */
    public static List<Object> write(Features features) {
        return fields(features.columns());
    }

    private static List<Object> fields(Map<String, Feature> fields) {
        List<Object> list = new ArrayList<>();
        fields.forEach((name, feature) -> {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("name", name);
            field.putAll(type(feature));
            list.add(field);
        });
        return list;
    }

    private static Map<String, Object> type(Feature feature) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (feature) {
            case Value value -> map.put("dtype", value.dtype());
            case ClassLabel label -> map.put("dtype", classLabel(label));
            case Struct struct -> map.put("struct", fields(struct.fields()));
            case Translation translation ->
                map.put("dtype", Map.of("translation", Map.of("languages", translation.languages())));
            case Opaque opaque -> {
                map.put("dtype", snakeCase(opaque.type()));
                map.putAll(opaque.attributes());
            }
            case ListOf list -> {
                map.put(list.large() ? "large_list" : "list", element(list.element()));
                if (list.length() >= 0) {
                    map.put("length", list.length());
                }
            }
        }
        return map;
    }

    /** What stands under {@code list}: a type's bare name where that is all there is to say. */
    private static Object element(Feature element) {
        return switch (element) {
            case Value value -> value.dtype();
            case ClassLabel label -> classLabel(label);
            case Struct struct -> fields(struct.fields());
            default -> type(element);
        };
    }

    private static Map<String, Object> classLabel(ClassLabel label) {
        Map<String, Object> names = new LinkedHashMap<>();
        for (int i = 0; i < label.names().size(); i++) {
            names.put(Integer.toString(i), label.names().get(i));
        }
        return Map.of("class_label", Map.of("names", names));
    }

    private static String snakeCase(String type) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}

package dev.tagloop.datasets;

import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Features as far as they matter for annotation. */
public final class ColumnTypes {
    private ColumnTypes() {}

    /** The columns. */
    public static Map<String, ColumnType> of(Features features) {
        return all(features.columns());
    }

    private static Map<String, ColumnType> all(Map<String, Feature> features) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        features.forEach((name, feature) -> types.put(name, type(feature)));
        return types;
    }

    private static ColumnType type(Feature feature) {
        return switch (feature) {
            case ClassLabel classes -> new ColumnType.Classes(classes.names());
            case ListOf list -> new ColumnType.ListOf(type(list.element()));
            case Struct struct -> new ColumnType.Fields(all(struct.fields()));
            case Value value -> plain(value.dtype());
            default -> new ColumnType.Other(feature.getClass().getSimpleName());
        };
    }

    private static ColumnType plain(String dtype) {
        return switch (dtype) {
            case "string", "large_string" -> new ColumnType.Text();
            case "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64" -> new ColumnType.Whole();
            default -> new ColumnType.Other(dtype);
        };
    }
}

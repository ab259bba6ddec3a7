package dev.tagloop.datasets.format.arrow;

import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features that the types of Arrow stand for. */
final class ArrowFeatures {
    private ArrowFeatures() {}

    static Map<String, Feature> of(List<ArrowField> fields) {
        Map<String, Feature> features = new LinkedHashMap<>();
        fields.forEach(field -> features.put(field.name(), of(field)));
        return features;
    }

    private static Feature of(ArrowField field) {
        return switch (field.type()) {
            case ArrowType.Sequence list -> new ListOf(of(field.children().getFirst()), -1, list.large());
            case ArrowType.FixedSequence list -> new ListOf(of(field.children().getFirst()), list.size(), false);
            case ArrowType.Group group -> new Struct(of(field.children()));
            default -> new Value(dtype(field.type()));
        };
    }

    private static String dtype(ArrowType type) {
        return switch (type) {
            case ArrowType.Nothing nothing -> "null";
            case ArrowType.Bool bool -> "bool";
            case ArrowType.Whole whole -> (whole.signed() ? "int" : "uint") + 8 * whole.bytes();
            case ArrowType.Floating floating -> "float" + 8 * floating.bytes();
            case ArrowType.Exact exact ->
                "decimal" + 8 * exact.bytes() + "(" + exact.precision() + ", " + exact.scale() + ")";
            case ArrowType.Variable variable ->
                (variable.large() ? "large_" : "") + (variable.text() ? "string" : "binary");
            case ArrowType.Fixed fixed -> "binary";
            case ArrowType.Day day -> day.millis() ? "date64" : "date32";
            case ArrowType.TimeOfDay time ->
                "time" + 8 * time.bytes() + "[" + time.unit().word() + "]";
            case ArrowType.Moment moment ->
                "timestamp[" + moment.unit().word() + (moment.zone().isEmpty() ? "" : ", tz=" + moment.zone()) + "]";
            case ArrowType.Span span -> "duration[" + span.unit().word() + "]";
            case ArrowType.Sequence list -> throw new IllegalStateException("a list has no name");
            case ArrowType.FixedSequence list -> throw new IllegalStateException("a list has no name");
            case ArrowType.Group group -> throw new IllegalStateException("a struct has no name");
        };
    }
}

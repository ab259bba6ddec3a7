package dev.tagloop.datasets.table;

import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guesses features from values, as Arrow's JSON reader does: the narrowest type that fits all values. */
final class Inference {

    private Inference() {}

    static Feature of(Object value) {
        return switch (value) {
            case null -> Value.NULL;
            case Boolean truth -> Value.BOOL;
            case Integer number -> Value.INT64;
            case Long number -> Value.INT64;
            case BigInteger number -> number.bitLength() < 64 ? Value.INT64 : Value.FLOAT64;
            case Double number -> Value.FLOAT64;
            case Float number -> Value.FLOAT64;
            case BigDecimal number -> Value.FLOAT64;
            case String text -> Value.STRING;
            case byte[] bytes -> new Value("binary");
            case List<?> list -> {
                Feature element = Value.NULL;
                for (Object item : list) {
                    element = merge(element, of(item));
                }
                yield new ListOf(element);
            }
            case Map<?, ?> map -> {
                Map<String, Feature> fields = new LinkedHashMap<>();
                map.forEach((name, field) -> fields.put(String.valueOf(name), of(field)));
                yield new Struct(fields);
            }
            default -> throw new CastException("a value of " + value.getClass().getName() + " has no feature");
        };
    }

    /** The feature that fits the values of both. */
    static Feature merge(Feature a, Feature b) {
        if (a.equals(b) || b.equals(Value.NULL)) {
            return a;
        }
        if (a.equals(Value.NULL)) {
            return b;
        }
        if (a instanceof ListOf left && b instanceof ListOf right) {
            return new ListOf(merge(left.element(), right.element()));
        }
        if (a instanceof Struct left && b instanceof Struct right) {
            Map<String, Feature> fields = new LinkedHashMap<>(left.fields());
            right.fields().forEach((name, field) -> fields.merge(name, field, Inference::merge));
            return new Struct(fields);
        }
        if (isNumber(a) && isNumber(b)) {
            return Value.FLOAT64;
        }
        throw new CastException("a " + describe(b) + " where there is a " + describe(a));
    }

    private static boolean isNumber(Feature feature) {
        return feature.equals(Value.INT64) || feature.equals(Value.FLOAT64);
    }

    private static String describe(Feature feature) {
        return switch (feature) {
            case Value value -> value.dtype();
            case ListOf list -> "list";
            case Struct struct -> "mapping";
            default -> feature.toString();
        };
    }
}

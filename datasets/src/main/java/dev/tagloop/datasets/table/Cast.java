package dev.tagloop.datasets.table;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Opaque;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings a value, as a file gives it, into the form that its feature promises (see {@link Value}). */
public final class Cast {

    private Cast() {}

    /**
     * The value in the form of {@code feature}; null stays null.
     *
     * @throws CastException if it cannot be one
     */
    public static Object to(Feature feature, Object value) {
        if (value == null) {
            return null;
        }
        return switch (feature) {
            case Value type -> Scalars.cast(type.dtype(), value);
            case ClassLabel label -> classNumber(label, value);
            case ListOf list -> list(list, value);
            case Struct struct -> struct(struct.fields(), value);
            case Translation translation -> {
                Map<String, Feature> fields = new LinkedHashMap<>();
                translation.languages().forEach(language -> fields.put(language, Value.STRING));
                yield struct(fields, value);
            }
            case Opaque opaque -> value;
        };
    }

    private static Object classNumber(ClassLabel label, Object value) {
        if (value instanceof String name) {
            try {
                return (long) label.str2int(name);
            } catch (IllegalArgumentException e) {
                throw new CastException(e.getMessage());
            }
        }
        Long number = (Long) Scalars.cast("int64", value);
        if (number < -1 || number >= label.names().size()) {
            throw new CastException("there is no class number " + number + ": the classes are " + label.names());
        }
        return number;
    }

    private static List<Object> list(ListOf feature, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new CastException("a list is needed, not " + Scalars.describe(value));
        }
        if (feature.length() >= 0 && list.size() != feature.length()) {
            throw new CastException("a list of " + feature.length() + " is needed, not of " + list.size());
        }
        List<Object> cast = new ArrayList<>(list.size());
        for (Object element : list) {
            cast.add(to(feature.element(), element));
        }
        return Collections.unmodifiableList(cast);
    }

    private static Map<String, Object> struct(Map<String, Feature> fields, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new CastException("a mapping is needed, not " + Scalars.describe(value));
        }
        for (Object key : map.keySet()) {
            if (!fields.containsKey(key)) {
                throw new CastException("the field \"" + key + "\" is none of " + fields.keySet());
            }
        }
        Map<String, Object> cast = new LinkedHashMap<>();
        fields.forEach((name, field) -> cast.put(name, to(field, map.get(name))));
        return Collections.unmodifiableMap(cast);
    }
}

package dev.tagloop.datasets.format;

import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives unsigned numbers of 32 and 64 bits, which hardwood hands out as signed ones, their true value back. */
final class UnsignedNumbers {

    private UnsignedNumbers() {}

    /** Whether values of {@code feature} may need to be restored. */
    static boolean in(Feature feature) {
        return switch (feature) {
            case Value value -> value.dtype().equals("uint32") || value.dtype().equals("uint64");
            case ListOf list -> in(list.element());
            case Struct struct -> struct.fields().values().stream().anyMatch(UnsignedNumbers::in);
            default -> false;
        };
    }

    /** The value with its unsigned numbers restored. */
    static Object restore(Feature feature, Object value) {
        if (value == null || !in(feature)) {
            return value;
        }
        return switch (feature) {
            case ListOf list -> {
                List<Object> restored = new ArrayList<>();
                ((List<?>) value).forEach(element -> restored.add(restore(list.element(), element)));
                yield restored;
            }
            case Struct struct -> {
                Map<String, Object> restored = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((name, field) -> restored.put(
                                (String) name, restore(struct.fields().get(name), field)));
                yield restored;
            }
            default -> number(value);
        };
    }

    private static Object number(Object value) {
        if (value instanceof Integer number) {
            return Integer.toUnsignedLong(number);
        }
        return value instanceof Long number && number < 0 ? new BigInteger(Long.toUnsignedString(number)) : value;
    }
}

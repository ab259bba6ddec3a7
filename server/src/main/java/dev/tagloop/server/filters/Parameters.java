package dev.tagloop.server.filters;

import java.util.HashMap;
import java.util.Map;

/** The values of a statement in the making. */
final class Parameters {
    /** Databases take only so many values in one statement. */
    private static final int MOST = 20_000;

    private final Map<String, Object> values = new HashMap<>();

    /** Binds a value and returns its place in the statement. */
    String place(Object value) {
        return ":" + name(value);
    }

    /** Binds a value and returns the parameter's name. */
    String name(Object value) {
        if (values.size() == MOST) {
            throw Values.unusable("A query may name " + MOST + " values; this one names more.");
        }
        String name = "filter" + values.size();
        values.put(name, value);
        return name;
    }

    Map<String, Object> values() {
        return values;
    }
}

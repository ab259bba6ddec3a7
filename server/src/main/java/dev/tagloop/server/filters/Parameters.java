package dev.tagloop.server.filters;

import java.util.HashMap;
import java.util.Map;

/** The values of a statement in the making. */
final class Parameters {
    private final Map<String, Object> values = new HashMap<>();

    /** Binds a value and returns its place in the statement. */
    String place(Object value) {
        return ":" + name(value);
    }

    /** Binds a value and returns the parameter's name. */
    String name(Object value) {
        String name = "filter" + values.size();
        values.put(name, value);
        return name;
    }

    Map<String, Object> values() {
        return values;
    }
}

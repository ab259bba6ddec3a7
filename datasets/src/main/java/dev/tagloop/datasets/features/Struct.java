package dev.tagloop.datasets.features;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named fields in a fixed order; in Java a {@code Map} from names to values, in that order.
 *
 * @param fields the fields' types
 */
public record Struct(Map<String, Feature> fields) implements Feature {

    public Struct {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}

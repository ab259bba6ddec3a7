package dev.tagloop.datasets.features;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A type that this library carries but does not interpret, such as {@code Image} or {@code Audio}; its values stay as the
 * file gives them, and its JSON form is written back unchanged.
 *
 * @param type the name under {@code _type}
 * @param attributes the other keys of the JSON form
 */
public record Opaque(String type, Map<String, Object> attributes) implements Feature {

    public Opaque {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}

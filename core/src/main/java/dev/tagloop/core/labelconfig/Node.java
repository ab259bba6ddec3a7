package dev.tagloop.core.labelconfig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What every tag has, as written.
 *
 * @param type the tag's name, such as {@code Labels}
 * @param attributes its attributes in the order written, unknown ones too
 * @param children its tags
 * @param text its own text without that of its children
 * @param place where it begins
 * @param attributePlaces where each attribute begins
 */
public record Node(
        String type,
        SequencedMap<String, String> attributes,
        List<Tag> children,
        String text,
        Place place,
        Map<String, Place> attributePlaces) {

    /** Copies the collections. */
    public Node {
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
        attributePlaces = Map.copyOf(attributePlaces);
    }
}

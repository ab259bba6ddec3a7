package dev.tagloop.learning.preannotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a model's labels to those of a project. Labels that are not named keep their name; what the project does not have
 * is left out.
 *
 * @param names project labels by model label
 */
public record LabelMap(Map<String, String> names) {

    /** Copies the map. */
    public LabelMap {
        names = Map.copyOf(names);
    }

    /** Every label keeps its name. */
    public static LabelMap identity() {
        return new LabelMap(Map.of());
    }

    /**
     * Reads {@code A=B} pairs, the model's label first.
     *
     * @throws IllegalArgumentException if one has another form
     */
    public static LabelMap parse(List<String> pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            if (sign < 1 || sign == pair.length() - 1) {
                throw new IllegalArgumentException(
                        "'" + pair + "' is no label map: write MODEL=PROJECT, such as PERSON=PER");
            }
            names.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return new LabelMap(names);
    }
}

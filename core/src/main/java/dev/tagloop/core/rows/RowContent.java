package dev.tagloop.core.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a task is made of.
 *
 * @param text the text to be labelled
 * @param others further texts by name: {@code text_pair}, {@code question}
 * @param marks what is labelled already; empty if that is not known
 * @param kept plain values of columns without a role
 * @param hash of everything that has a role: the same content has the same hash, wherever it comes from
 */
public record RowContent(
        String text, Map<String, String> others, Optional<RowMarks> marks, Map<String, Object> kept, String hash) {
    /** Copies the maps. */
    public RowContent {
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    }
}

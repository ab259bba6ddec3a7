package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Optional;

/**
 * A region whose offsets do not go with its text.
 *
 * @param field where it stands in the task: {@code annotations[0].result[3]}
 * @param kind what is wrong
 * @param meant the span that the region's own text proves to be meant
 * @param message the same as a clause that begins small
 */
public record RegionFinding(String field, Kind kind, Optional<CodePointSpan> meant, String message) {
    /** What can be wrong. */
    public enum Kind {
        /** The offsets count another unit than code points, as the region's own text proves. */
        OTHER_UNIT,
        /** Something else stands there than the region says. */
        TEXT_DIFFERS,
        /** It ends behind the text. */
        BEHIND_THE_TEXT,
        /** It ends before it begins, or begins before the text. */
        NO_SPAN
    }
}

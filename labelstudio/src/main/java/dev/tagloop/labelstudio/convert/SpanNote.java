package dev.tagloop.labelstudio.convert;

import static java.util.Objects.requireNonNull;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.model.Region;
import java.util.Optional;

/**
 * Something about one region that a person should know.
 *
 * @param kind what happened
 * @param region the region as it was stored
 * @param used the span that was taken from it; empty if none was
 * @param message the same as a sentence
 */
public record SpanNote(Kind kind, Region region, Optional<CodePointSpan> used, String message) {
    /** What can happen to a region. */
    public enum Kind {
        /** Its offsets counted UTF-16 units, as its own text proves; they were converted. */
        REPAIRED_UTF16,
        /** Its own text is not what stands at its offsets; the offsets were believed. */
        TEXT_DIFFERS,
        /** It has several labels; the first was taken. */
        SEVERAL_LABELS,
        /** Its label is none of the config; it was taken. */
        UNKNOWN_LABEL,
        /** It has no label; left out. */
        NO_LABEL,
        /** It holds no character; left out. */
        EMPTY,
        /** It ends behind the text; left out. */
        BEHIND_THE_TEXT,
        /** It is a span of something that is no plain text, or its JSON is broken; left out. */
        UNREADABLE;

        /** Whether the region gave no span. */
        public boolean dropped() {
            return switch (this) {
                case NO_LABEL, EMPTY, BEHIND_THE_TEXT, UNREADABLE -> true;
                case REPAIRED_UTF16, TEXT_DIFFERS, SEVERAL_LABELS, UNKNOWN_LABEL -> false;
            };
        }
    }

    /** Checks that nothing is null. */
    public SpanNote {
        requireNonNull(kind, "kind");
        requireNonNull(region, "region");
        requireNonNull(used, "used");
        requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return region.id().map(id -> "region " + id + ": ").orElse("") + message;
    }
}

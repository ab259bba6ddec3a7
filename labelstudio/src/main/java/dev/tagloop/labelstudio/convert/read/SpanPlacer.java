package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the characters that a row's spans mean, by the unit of the file, and holds them against what the file says about them. */
final class SpanPlacer {
    private static final int LONGEST_SHOWN = 40;

    private final OffsetUnit unit;
    private final boolean stated;

    /** @param stated whether a person said so, after which no row may have another unit */
    SpanPlacer(OffsetUnit unit, boolean stated) {
        this.unit = unit;
        this.stated = stated;
    }

    /** The unit of the file. */
    OffsetUnit unit() {
        return unit;
    }

    /**
     * The unit of one row: that of the file, unless the row's own texts prove another, as in files that were put together from several.
     *
     * @param spans all spans of the row
     */
    OffsetUnit unitOf(TextUnits text, List<WrittenSpan> spans) {
        List<WrittenSpan> telling =
                spans.stream().filter(span -> span.said().isPresent()).toList();
        if (stated || telling.isEmpty() || fit(unit, text, telling)) {
            return unit;
        }
        return Arrays.stream(OffsetUnit.values())
                .filter(other -> fit(other, text, telling))
                .findFirst()
                .orElse(unit);
    }

    private static boolean fit(OffsetUnit unit, TextUnits text, List<WrittenSpan> spans) {
        return spans.stream().allMatch(span -> text.agrees(unit, span));
    }

    /** @throws RowRefusal if the offsets do not lie in the text, hold nothing, or something else stands there than is said */
    static CodePointSpan place(OffsetUnit unit, TextUnits text, WrittenSpan span) {
        String at = span.start() + ".." + span.end();
        CodePointSpan place = text.place(unit, span.start(), span.end())
                .orElseThrow(() -> new RowRefusal(span.field(), outside(unit, text, span, at)));
        if (place.isEmpty()) {
            throw new RowRefusal(span.field(), "the span " + at + " holds no character");
        }
        if (span.said().filter(said -> !text.says(place, said)).isPresent()) {
            throw new RowRefusal(
                    span.field(),
                    "at " + at + " (" + unit.plural() + ") stands \"" + shown(text.slice(place)) + "\", not \""
                            + shown(span.said().get().text()) + "\" as the file says, and no other unit agrees");
        }
        return place;
    }

    private static String outside(OffsetUnit unit, TextUnits text, WrittenSpan span, String at) {
        if (span.start() < 0 || span.end() < span.start()) {
            return "the span " + at + " needs 0 <= start <= end";
        }
        String why = span.end() > text.length(unit)
                ? "the span " + at + " does not lie in the text of " + text.length(unit) + " " + unit.plural()
                : "the span " + at + " cuts through a character, counted in " + unit.plural();
        Optional<OffsetUnit> other = Arrays.stream(OffsetUnit.values())
                .filter(candidate -> span.said().isEmpty()
                        && text.place(candidate, span.start(), span.end()).isPresent())
                .findFirst();
        return why
                + other.map(fits -> "; in " + fits.plural() + " it would, so state that unit if it is the file's")
                        .orElse("");
    }

    /** The beginning of a text, for messages. */
    static String shown(String text) {
        String start = text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
        return start.replace("\r", "\\r").replace("\n", "\\n");
    }
}

package dev.tagloop.core.text;

import java.util.Objects;

/**
 * An immutable text that converts between code point and UTF-16 offsets in constant time. A text without surrogate pairs
 * (most texts) carries no index and converts by identity; any other carries two bit sets with running counts, about
 * three bits a character.
 *
 * <p>A lone surrogate counts as one code point, as in {@link String#codePointCount}; texts that came through import have
 * none (see {@link LoneSurrogates}).
 */
public final class Text {

    private final String value;
    private final int codePoints;
    /** Code points that take two UTF-16 units; null when there is none. */
    private final RankBits wide;
    /** UTF-16 units that are the second half of a pair; null when there is none. */
    private final RankBits secondHalves;

    private Text(String value) {
        this.value = value;
        this.codePoints = value.codePointCount(0, value.length());
        if (codePoints == value.length()) {
            wide = null;
            secondHalves = null;
            return;
        }
        RankBits.Builder wideBuilder = RankBits.builder(codePoints);
        RankBits.Builder halvesBuilder = RankBits.builder(value.length());
        for (int unit = 0, point = 0; unit < value.length(); point++) {
            int width = Character.charCount(value.codePointAt(unit));
            if (width == 2) {
                wideBuilder.add(point);
                halvesBuilder.add(unit + 1);
            }
            unit += width;
        }
        wide = wideBuilder.build();
        secondHalves = halvesBuilder.build();
    }

    /** Wraps a string as it is: nothing is normalised or trimmed. */
    public static Text of(String value) {
        return new Text(Objects.requireNonNull(value, "text"));
    }

    /** The string itself. */
    public String value() {
        return value;
    }

    /** Number of code points. */
    public int codePoints() {
        return codePoints;
    }

    /** The span of the whole text. */
    public CodePointSpan all() {
        return new CodePointSpan(0, codePoints);
    }

    /**
     * The same stretch in UTF-16 code units.
     *
     * @throws IndexOutOfBoundsException if the span ends behind the text
     */
    public Utf16Span toUtf16(CodePointSpan span) {
        check(span.end(), codePoints, span, "code points");
        if (wide == null) {
            return new Utf16Span(span.start(), span.end());
        }
        return new Utf16Span(span.start() + wide.countBefore(span.start()), span.end() + wide.countBefore(span.end()));
    }

    /**
     * The same stretch in code points. A span that cuts through a surrogate pair is widened to the whole pair; an empty
     * span inside a pair becomes the empty span before it.
     *
     * @throws IndexOutOfBoundsException if the span ends behind the text
     */
    public CodePointSpan toCodePoints(Utf16Span span) {
        check(span.end(), value.length(), span, "UTF-16 units");
        if (secondHalves == null) {
            return new CodePointSpan(span.start(), span.end());
        }
        int start = pointsBegunBefore(span.start()) - (secondHalves.contains(span.start()) ? 1 : 0);
        return new CodePointSpan(start, span.isEmpty() ? start : pointsBegunBefore(span.end()));
    }

    /**
     * The characters of a span.
     *
     * @throws IndexOutOfBoundsException if the span ends behind the text
     */
    public String slice(CodePointSpan span) {
        return slice(toUtf16(span));
    }

    /**
     * The characters of a span, taken literally: a span that cuts a surrogate pair gives a lone surrogate.
     *
     * @throws IndexOutOfBoundsException if the span ends behind the text
     */
    public String slice(Utf16Span span) {
        check(span.end(), value.length(), span, "UTF-16 units");
        return value.substring(span.start(), span.end());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }

    private int pointsBegunBefore(int unit) {
        return unit - secondHalves.countBefore(unit);
    }

    private static void check(int end, int length, Object span, String unit) {
        if (end > length) {
            throw new IndexOutOfBoundsException("span " + span + " ends behind the text of " + length + " " + unit);
        }
    }
}

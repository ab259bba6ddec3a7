package dev.tagloop.core.text;

/**
 * A half-open stretch {@code [start, end)} of a text, counted in UTF-16 code units: the unit of {@link String#charAt}
 * and of a browser's selection. Convert with {@link Text#toCodePoints(Utf16Span)}.
 *
 * @param start first code unit, from 0
 * @param end code unit after the last one, not below {@code start}
 */
public record Utf16Span(int start, int end) {

    /** @throws IllegalArgumentException unless {@code 0 <= start <= end} */
    public Utf16Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "a span needs 0 <= start <= end, but got " + start + ".." + end + " (UTF-16 units)");
        }
    }

    /** Number of UTF-16 code units in the span. */
    public int length() {
        return end - start;
    }

    /** Whether the span holds no code unit. */
    public boolean isEmpty() {
        return start == end;
    }

    @Override
    public String toString() {
        return start + ".." + end;
    }
}

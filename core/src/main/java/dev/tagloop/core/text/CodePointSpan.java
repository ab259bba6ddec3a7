package dev.tagloop.core.text;

import java.util.Comparator;

/**
 * A half-open stretch {@code [start, end)} of a text, counted in Unicode code points: the unit in which Label Studio
 * stores regions and in which Hugging Face tokenizers report offsets.
 *
 * @param start first code point, from 0
 * @param end code point after the last one, not below {@code start}
 */
public record CodePointSpan(int start, int end) implements Comparable<CodePointSpan> {

    private static final Comparator<CodePointSpan> ORDER =
            Comparator.comparingInt(CodePointSpan::start).thenComparingInt(CodePointSpan::end);

    /** @throws IllegalArgumentException unless {@code 0 <= start <= end} */
    public CodePointSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "a span needs 0 <= start <= end, but got " + start + ".." + end + " (code points)");
        }
    }

    /** Number of code points in the span. */
    public int length() {
        return end - start;
    }

    /** Whether the span holds no code point. */
    public boolean isEmpty() {
        return start == end;
    }

    /** Whether the two spans share at least one code point; spans that merely touch do not overlap. */
    public boolean overlaps(CodePointSpan other) {
        return start < other.end && other.start < end && !isEmpty() && !other.isEmpty();
    }

    /** Whether every code point of {@code other} lies in this span. */
    public boolean contains(CodePointSpan other) {
        return start <= other.start && other.end <= end;
    }

    /** The same stretch seen from an origin that lies {@code codePoints} further to the left (negative: to the right). */
    public CodePointSpan shift(int codePoints) {
        return new CodePointSpan(start + codePoints, end + codePoints);
    }

    /** Orders by start, then by end. */
    @Override
    public int compareTo(CodePointSpan other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return start + ".." + end;
    }
}

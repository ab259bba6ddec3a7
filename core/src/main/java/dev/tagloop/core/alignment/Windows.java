package dev.tagloop.core.alignment;

import java.util.ArrayList;
import java.util.List;

/**
 * Overlapping windows over the tokens of a long text, so that none is lost at a model's length limit. Each window but
 * the last is full and repeats the last {@code stride} tokens of the one before, as in Hugging Face tokenizers.
 *
 * @param ranges the windows by rising start; together they cover every token
 */
public record Windows(List<Range> ranges) {

    /**
     * A stretch of tokens.
     *
     * @param start first token, from 0
     * @param end token after the last one
     */
    public record Range(int start, int end) {

        /** Number of tokens. */
        public int length() {
            return end - start;
        }

        /** Number of tokens between {@code token} and the nearer edge of this window; negative if it lies outside. */
        int context(int token) {
            return Math.min(token - start, end - 1 - token);
        }
    }

    /** Copies the ranges. */
    public Windows {
        ranges = List.copyOf(ranges);
    }

    /**
     * Plans the windows of a text.
     *
     * @param tokens number of tokens, special ones not counted
     * @param size tokens a window holds, special ones not counted; above {@code stride}
     * @param stride tokens that a window repeats from the one before, 0 or more
     * @throws IllegalArgumentException if the three do not fit
     */
    public static Windows of(int tokens, int size, int stride) {
        if (tokens < 0 || stride < 0 || size <= stride) {
            throw new IllegalArgumentException("windows need tokens >= 0 and size > stride >= 0, but got " + tokens
                    + " tokens, size " + size + ", stride " + stride);
        }
        List<Range> ranges = new ArrayList<>();
        int start = 0;
        while (start + size < tokens) {
            ranges.add(new Range(start, start + size));
            start += size - stride;
        }
        ranges.add(new Range(start, tokens));
        return new Windows(ranges);
    }

    /**
     * The index of the window that sees most around a token: the one whose result to use where windows overlap; of two
     * equally good ones the earlier.
     *
     * @throws IndexOutOfBoundsException if no window holds the token
     */
    public int best(int token) {
        int best = -1;
        for (int i = 0; i < ranges.size(); i++) {
            int context = ranges.get(i).context(token);
            if (context >= 0 && (best < 0 || context > ranges.get(best).context(token))) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IndexOutOfBoundsException("no window holds token " + token);
        }
        return best;
    }
}

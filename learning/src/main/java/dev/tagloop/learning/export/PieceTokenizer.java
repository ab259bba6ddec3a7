package dev.tagloop.learning.export;

import dev.tagloop.models.FastTokenizer;
import java.util.Objects;

/**
 * How texts become word pieces.
 *
 * @param name what a person calls the tokenizer: the id of its model
 * @param tokenizer the tokenizer; whoever made it closes it
 * @param length pieces in a row, special ones included; a longer text becomes several rows
 * @param stride pieces that a row repeats from the one before
 */
public record PieceTokenizer(String name, FastTokenizer tokenizer, int length, int stride) {
    /** As many pieces are repeated unless somebody says otherwise. */
    public static final int DEFAULT_STRIDE = 128;

    private static final int LONGEST_DEFAULT = 512;

    /** Checks the numbers. */
    public PieceTokenizer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(tokenizer, "tokenizer");
        if (length < 8 || length > tokenizer.maxLength()) {
            throw new IllegalArgumentException(
                    "a row of " + name + " has 8 to " + tokenizer.maxLength() + " pieces, not " + length);
        }
        if (stride < 0 || stride > length - 4) {
            throw new IllegalArgumentException(
                    "the stride of rows of " + length + " pieces is 0 to " + (length - 4) + ", not " + stride);
        }
    }

    /** As long as the model takes them, up to 512. */
    public static PieceTokenizer of(String name, FastTokenizer tokenizer) {
        int length = Math.min(LONGEST_DEFAULT, tokenizer.maxLength());
        return new PieceTokenizer(name, tokenizer, length, Math.min(DEFAULT_STRIDE, length / 4));
    }
}

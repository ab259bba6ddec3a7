package dev.tagloop.training.trainer;

import java.util.Arrays;
import java.util.List;

/**
 * A text, or two read together, with what is right about it: one sequence of word pieces, special ones included, without
 * padding.
 *
 * @param inputIds rows of the vocabulary
 * @param tokenTypeIds the segment of each piece; all 0 for a single text
 * @param labels the class number alone; or 0 or 1 for each class, where any number of classes may be right; or the number that
 *     is to be guessed alone
 */
public record EncodedClassification(int[] inputIds, int[] tokenTypeIds, float[] labels) {

    /** Copies all. */
    public EncodedClassification {
        if (inputIds.length != tokenTypeIds.length || inputIds.length == 0) {
            throw new IllegalArgumentException(
                    "an example has as many token_type_ids as input_ids and at least one, not " + tokenTypeIds.length
                            + " and " + inputIds.length);
        }
        inputIds = inputIds.clone();
        tokenTypeIds = tokenTypeIds.clone();
        labels = labels.clone();
    }

    /** A text of one class: the columns {@code input_ids}, {@code attention_mask} and {@code label}. */
    public static EncodedClassification of(List<Long> inputIds, List<Long> attentionMask, long label) {
        int[] ids = UnderMask.shown("input_ids", inputIds, attentionMask);
        return new EncodedClassification(ids, new int[ids.length], new float[] {label});
    }

    @Override
    public int[] inputIds() {
        return inputIds.clone();
    }

    @Override
    public int[] tokenTypeIds() {
        return tokenTypeIds.clone();
    }

    @Override
    public float[] labels() {
        return labels.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedClassification that
                && Arrays.equals(inputIds, that.inputIds)
                && Arrays.equals(tokenTypeIds, that.tokenTypeIds)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(inputIds) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "EncodedClassification of " + inputIds.length + " pieces, " + Arrays.toString(labels);
    }
}

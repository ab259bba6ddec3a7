package dev.tagloop.training.trainer;

import java.util.Arrays;
import java.util.List;

/**
 * What a token classifier is trained on: one sequence of word pieces, special ones included, without padding.
 *
 * @param inputIds rows of the vocabulary
 * @param labels the class number of each piece; -100 where none counts
 */
public record EncodedExample(int[] inputIds, int[] labels) {

    /** Copies both. */
    public EncodedExample {
        if (inputIds.length != labels.length || inputIds.length == 0) {
            throw new IllegalArgumentException("an example has as many labels as input ids and at least one, not "
                    + labels.length + " and " + inputIds.length);
        }
        inputIds = inputIds.clone();
        labels = labels.clone();
    }

    /**
     * A row of a data set with the columns {@code input_ids}, {@code attention_mask} and {@code labels}: what the mask
     * hides is padding and left out.
     */
    public static EncodedExample of(List<Long> inputIds, List<Long> attentionMask, List<Long> labels) {
        return new EncodedExample(
                UnderMask.shown("input_ids", inputIds, attentionMask),
                UnderMask.shown("labels", labels, attentionMask));
    }

    /** The number of pieces. */
    public int length() {
        return inputIds.length;
    }

    @Override
    public int[] inputIds() {
        return inputIds.clone();
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedExample that
                && Arrays.equals(inputIds, that.inputIds)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(inputIds) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "EncodedExample of " + inputIds.length + " pieces";
    }
}

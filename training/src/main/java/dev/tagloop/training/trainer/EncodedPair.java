package dev.tagloop.training.trainer;

import java.util.Arrays;
import java.util.List;

/**
 * What a model that writes is trained on: two sequences of word pieces, special ones included. A batch fills sources up
 * with padding and labels with -100, and the decoder reads the labels moved by one, as {@code DataCollatorForSeq2Seq} has
 * it.
 *
 * @param inputIds what is read
 * @param labels what is to be written; -100 at its end is taken off
 */
public record EncodedPair(int[] inputIds, int[] labels) {

    /** Copies both. */
    public EncodedPair {
        int end = labels.length;
        while (end > 0 && labels[end - 1] == EvalPrediction.IGNORED) {
            end--;
        }
        if (inputIds.length == 0 || end == 0) {
            throw new IllegalArgumentException("an example has something to read and something to write, not "
                    + inputIds.length + " input ids and " + end + " labels");
        }
        inputIds = inputIds.clone();
        labels = Arrays.copyOf(labels, end);
    }

    /**
     * A row of a data set with the columns {@code input_ids}, {@code attention_mask} and {@code labels}: what the mask
     * hides is padding and left out.
     */
    public static EncodedPair of(List<Long> inputIds, List<Long> attentionMask, List<Long> labels) {
        return new EncodedPair(
                UnderMask.shown("input_ids", inputIds, attentionMask),
                labels.stream().mapToInt(Math::toIntExact).toArray());
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
        return other instanceof EncodedPair that
                && Arrays.equals(inputIds, that.inputIds)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(inputIds) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "EncodedPair of " + inputIds.length + " and " + labels.length + " pieces";
    }
}

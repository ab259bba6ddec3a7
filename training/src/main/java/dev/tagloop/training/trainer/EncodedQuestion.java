package dev.tagloop.training.trainer;

import java.util.Arrays;
import java.util.List;

/**
 * A question with a window over its text, encoded together, special pieces included, without padding.
 *
 * @param inputIds rows of the vocabulary
 * @param tokenTypeIds the segment of each piece; all 0 for models that do not tell them apart
 * @param startPosition the piece that the answer begins with; 0 where it does not lie in this window
 * @param endPosition the piece that it ends with
 */
public record EncodedQuestion(int[] inputIds, int[] tokenTypeIds, int startPosition, int endPosition) {

    /** Copies the pieces. */
    public EncodedQuestion {
        if (inputIds.length != tokenTypeIds.length || inputIds.length == 0) {
            throw new IllegalArgumentException(
                    "an example has as many token_type_ids as input_ids and at least one, not " + tokenTypeIds.length
                            + " and " + inputIds.length);
        }
        if (startPosition < 0 || endPosition < startPosition || endPosition >= inputIds.length) {
            throw new IllegalArgumentException("an answer from piece " + startPosition + " to piece " + endPosition
                    + " does not lie in an example of " + inputIds.length + " pieces");
        }
        inputIds = inputIds.clone();
        tokenTypeIds = tokenTypeIds.clone();
    }

    /**
     * A row of a data set with the columns {@code input_ids}, {@code token_type_ids}, {@code attention_mask},
     * {@code start_positions} and {@code end_positions}, padded on the right: what the mask hides is left out.
     */
    public static EncodedQuestion of(
            List<Long> inputIds, List<Long> tokenTypeIds, List<Long> attentionMask, long start, long end) {
        return new EncodedQuestion(
                UnderMask.shown("input_ids", inputIds, attentionMask),
                UnderMask.shown("token_type_ids", tokenTypeIds, attentionMask),
                Math.toIntExact(start),
                Math.toIntExact(end));
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
    public boolean equals(Object other) {
        return other instanceof EncodedQuestion that
                && Arrays.equals(inputIds, that.inputIds)
                && Arrays.equals(tokenTypeIds, that.tokenTypeIds)
                && startPosition == that.startPosition
                && endPosition == that.endPosition;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(inputIds) + startPosition) + endPosition;
    }

    @Override
    public String toString() {
        return "EncodedQuestion of " + inputIds.length + " pieces, answer " + startPosition + " to " + endPosition;
    }
}

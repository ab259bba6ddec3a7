package dev.tagloop.training.trainer;

import java.util.Arrays;

/**
 * A plain text as word pieces, special ones included, without padding: for masked language modelling, where pieces are
 * hidden anew in each step.
 *
 * @param inputIds rows of the vocabulary
 * @param specialTokensMask 1 for special pieces, which are never hidden, 0 for others
 */
public record EncodedSequence(int[] inputIds, int[] specialTokensMask) {

    /** Copies both. */
    public EncodedSequence {
        if (inputIds.length != specialTokensMask.length) {
            throw new IllegalArgumentException("an example has as many marks of special pieces as input_ids, not "
                    + specialTokensMask.length + " and " + inputIds.length);
        }
        if (Arrays.stream(specialTokensMask).allMatch(mask -> mask != 0)) {
            throw new IllegalArgumentException(
                    "an example has special pieces alone, none that could be hidden: leave blank texts out");
        }
        inputIds = inputIds.clone();
        specialTokensMask = specialTokensMask.clone();
    }

    @Override
    public int[] inputIds() {
        return inputIds.clone();
    }

    @Override
    public int[] specialTokensMask() {
        return specialTokensMask.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedSequence that
                && Arrays.equals(inputIds, that.inputIds)
                && Arrays.equals(specialTokensMask, that.specialTokensMask);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(inputIds) + Arrays.hashCode(specialTokensMask);
    }

    @Override
    public String toString() {
        return "EncodedSequence of " + inputIds.length + " pieces";
    }
}

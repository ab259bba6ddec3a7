package dev.tagloop.training.internal.task.classification;

import java.util.Arrays;

/**
 * What the model reads of a text at once, with what is right about the text.
 *
 * @param text the text's place among those of its part
 * @param ids word pieces in the ids of the full vocabulary
 * @param types segment of each piece; null for all 0
 * @param target the class number alone, 0 or 1 for each class, or the number alone
 */
public record SequenceWindow(int text, int[] ids, int[] types, float[] target) {

    /** The class, where one is right. */
    int label() {
        return (int) target[0];
    }

    String identity() {
        return text + Arrays.toString(ids) + Arrays.toString(types) + Arrays.toString(target);
    }
}

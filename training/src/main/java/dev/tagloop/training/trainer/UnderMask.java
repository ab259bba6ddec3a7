package dev.tagloop.training.trainer;

import java.util.List;

/** Columns of encoded rows without their padding, which is what the column {@code attention_mask} hides. */
final class UnderMask {
    private UnderMask() {}

    /**
     * The numbers of a column that a mask shows.
     *
     * @param column its name, for the message
     * @throws IllegalArgumentException if the mask has another length
     */
    static int[] shown(String column, List<Long> values, List<Long> attentionMask) {
        if (values.size() != attentionMask.size()) {
            throw new IllegalArgumentException(
                    column + " and attention_mask differ in length: " + values.size() + ", " + attentionMask.size());
        }
        int[] shown = new int
                [Math.toIntExact(
                        attentionMask.stream().filter(mask -> mask != 0).count())];
        int at = 0;
        for (int i = 0; i < values.size(); i++) {
            if (attentionMask.get(i) != 0) {
                shown[at++] = Math.toIntExact(values.get(i));
            }
        }
        return shown;
    }
}

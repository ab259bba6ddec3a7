package dev.tagloop.training.internal.task.masked;

/**
 * A part of a text that the model sees at once.
 *
 * @param index tells it from the others
 * @param ids of the pieces, special ones included
 * @param maskable whether a piece belongs to the text, so that it may be hidden
 */
public record PlainText(int index, int[] ids, boolean[] maskable) {

    /** How many pieces may be hidden. */
    public int words() {
        int count = 0;
        for (boolean own : maskable) {
            count += own ? 1 : 0;
        }
        return count;
    }
}

package dev.tagloop.training.internal.data;

/**
 * The part of a text that the model sees at once, special pieces included.
 *
 * @param text index of the text in its list
 * @param ids of the pieces in the full vocabulary
 * @param shapes row of the word shape of each piece
 * @param labels class number on the piece that speaks for a word, else -100; a word that two windows hold speaks in one
 * @param words index of the word that a piece speaks for, else -1
 */
public record Window(int text, int[] ids, int[] shapes, int[] labels, int[] words) {

    /** No word. */
    public static final int NONE = -1;

    /** Number of pieces. */
    public int length() {
        return ids.length;
    }
}

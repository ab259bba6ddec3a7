package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import java.util.List;

/**
 * What a token classifier says about each word of a text, before anything is decided. Arrays are not copied.
 *
 * @param words where the words lie, by rising start
 * @param probabilities by word and label: those of the word's first piece, which training teaches
 * @param dropout the same from passes with dropout before the last layer; empty if none were asked for
 * @param embedding the mean of the encoder's last states, of length 1
 */
public record WordScores(
        List<CodePointSpan> words, float[][] probabilities, List<float[][]> dropout, float[] embedding) {

    /** Copies the lists. */
    public WordScores {
        words = List.copyOf(words);
        dropout = List.copyOf(dropout);
    }
}

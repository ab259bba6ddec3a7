package dev.tagloop.datasets.internal.starter;

/**
 * A sentence of the starter set and where it comes from.
 *
 * @param genre the genre, which is the name of its file
 * @param line its line in that file, from 1
 * @param number its number among the sentences of that file, from 1
 * @param sentence the sentence
 */
public record StarterSentence(String genre, int line, int number, MarkedSentence sentence) {

    /** The id of the row, such as {@code news-0042}. */
    public String id() {
        return String.format("%s-%04d", genre, number);
    }
}

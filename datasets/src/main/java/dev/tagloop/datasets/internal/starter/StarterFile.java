package dev.tagloop.datasets.internal.starter;

import java.util.List;

/**
 * A file of a set without its comments, which begin with {@code %%}.
 *
 * @param genre the name of the file, which is that of its genre
 * @param lines the lines, empty ones too
 */
record StarterFile(String genre, List<Line> lines) {

    /** @param number the line of the file, from 1 */
    record Line(int number, String text) {

        MarkupException wrong(String reason) {
            return new MarkupException(number, reason);
        }
    }

    StarterFile {
        lines = List.copyOf(lines);
    }

    /** The id of something in it, such as {@code news-0042}. @param number from 1 */
    static String id(String genre, int number) {
        return String.format("%s-%04d", genre, number);
    }

    /** A text whose line breaks are written {@code \n}. */
    static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }
}

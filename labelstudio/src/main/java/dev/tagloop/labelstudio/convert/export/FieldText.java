package dev.tagloop.labelstudio.convert.export;

import java.util.regex.Pattern;

/** Text as it stands in a file of columns, in which blanks and line ends mean something else. */
final class FieldText {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private FieldText() {}

    /** A token: a letter with a blank under its mark loses the blank. */
    static String token(String text) {
        String kept = BLANKS.matcher(text).replaceAll("");
        return kept.isEmpty() ? "_" : kept;
    }

    /** A label: blanks become {@code _}. */
    static String label(String text) {
        return BLANKS.matcher(text).replaceAll("_");
    }

    /** On one line. */
    static String line(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}

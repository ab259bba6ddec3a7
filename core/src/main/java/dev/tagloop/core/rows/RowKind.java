package dev.tagloop.core.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The work that rows are made for, the most telling columns first; the words are those of the Hub's task categories. */
public enum RowKind {
    /** Spans of a text get labels. */
    TOKEN_CLASSIFICATION,
    /** An answer is marked in a passage. */
    QUESTION_ANSWERING,
    /** A text gets a short one. */
    SUMMARIZATION,
    /** A text, or two, get one label or several. */
    TEXT_CLASSIFICATION,
    /** Nothing is known but the text. */
    TEXT;

    /** Its name on the wire: {@code token-classification}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name. */
    public static Optional<RowKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(RowKind::word).toList();
    }
}

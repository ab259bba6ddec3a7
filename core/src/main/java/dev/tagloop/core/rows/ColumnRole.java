package dev.tagloop.core.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column is for. */
public enum ColumnRole {
    /** The text that is labelled; the passage of a question, the document of a summary. */
    TEXT,
    /** A second text that belongs to the first. */
    TEXT_PAIR,
    /** The text as a list of tokens. */
    TOKENS,
    /** A tag for each token. */
    TAGS,
    /** Labelled spans of the text: {@code start}, {@code end} and {@code label}. */
    ENTITIES,
    /** The label of the whole text, or a list of them. */
    LABEL,
    /** A question about the text. */
    QUESTION,
    /** The answers to it: {@code text} and {@code answer_start}. */
    ANSWERS,
    /** The summary of the text. */
    SUMMARY;

    /** Its name on the wire: {@code text-pair}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a column of this type can have this role. */
    public boolean takes(ColumnType type) {
        return Fits.role(this, type);
    }

    /** The role of this name. */
    public static Optional<ColumnRole> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ColumnRole::word).toList();
    }
}

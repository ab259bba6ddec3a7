package dev.tagloop.server.imports.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes one task of plain text. */
public enum TextSplit {
    /** A line; blank ones are left out. */
    LINE,
    /** A line, blank ones too: as the original has it. */
    EVERY_LINE,
    /** What stands between blank lines. */
    PARAGRAPH,
    /** All of a file. */
    FILE;

    /** Its name on the wire: {@code every-line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TextSplit> ofWord(String word) {
        return Arrays.stream(values())
                .filter(split -> split.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(TextSplit::word).toList();
    }
}

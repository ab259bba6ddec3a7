package dev.tagloop.labelstudio.convert.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file counts its offsets in. */
public enum OffsetUnit {
    /** Unicode code points, as Python and Label Studio do. */
    CODE_POINTS("code-points", "code points"),
    /** UTF-16 code units, as Java and JavaScript do. */
    UTF16("utf-16", "UTF-16 units"),
    /** Bytes of UTF-8, as Go and Rust do. */
    UTF8("utf-8", "UTF-8 bytes");

    private final String word;
    private final String plural;

    OffsetUnit(String word, String plural) {
        this.word = word;
        this.plural = plural;
    }

    /** Its name for options: {@code utf-16}. */
    public String word() {
        return word;
    }

    /** Its name in sentences: {@code UTF-16 units}. */
    public String plural() {
        return plural;
    }

    /** The unit of this name. */
    public static Optional<OffsetUnit> ofWord(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(OffsetUnit::word).toList();
    }
}

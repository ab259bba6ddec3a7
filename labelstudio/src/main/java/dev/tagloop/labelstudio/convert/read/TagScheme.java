package dev.tagloop.labelstudio.convert.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the tags of tokens say where an entity begins and ends. */
public enum TagScheme {
    /** The type alone, or with {@code I} in front: neighbours of one type are one entity. */
    IO(""),
    /** {@code I} everywhere, {@code B} only behind an entity of the same type. */
    IOB1("IB"),
    /** Every entity begins with {@code B}. */
    BIO("IB"),
    /** {@code B I E} for long entities, {@code S} for those of one token. */
    BIOES("BIES"),
    /** {@code B I L} for long entities, {@code U} for those of one token. */
    BILOU("BILU");

    private final String letters;

    TagScheme(String letters) {
        this.letters = letters;
    }

    /** Whether tags of this scheme begin with such a letter. */
    boolean allows(char letter) {
        return letters.indexOf(letter) >= 0;
    }

    /** Its name for options: {@code bioes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scheme of this name. */
    public static Optional<TagScheme> ofWord(String word) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word().equals(word))
                .findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(TagScheme::word).toList();
    }
}

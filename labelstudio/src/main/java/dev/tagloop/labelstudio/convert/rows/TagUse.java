package dev.tagloop.labelstudio.convert.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the labels that rows have already. */
public enum TagUse {
    /** A person is shown them as a suggestion. */
    PREDICTIONS,
    /** They count as right: annotations that others are measured by. */
    GROUND_TRUTH,
    /** Nothing: the rows are labelled afresh. */
    NONE;

    /** Its name on the wire: {@code ground-truth}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The use of this name. */
    public static Optional<TagUse> ofWord(String word) {
        return Arrays.stream(values()).filter(use -> use.word().equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(TagUse::word).toList();
    }
}

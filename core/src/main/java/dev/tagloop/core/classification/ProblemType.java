package dev.tagloop.core.classification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked about a text; named as in Hugging Face's {@code problem_type}. */
public enum ProblemType {
    /** Exactly one of several labels. */
    SINGLE_LABEL_CLASSIFICATION,
    /** Any number of labels, also none. */
    MULTI_LABEL_CLASSIFICATION,
    /** A number. */
    REGRESSION;

    /** The value of {@code problem_type} in a model's configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this name; empty for another. */
    public static Optional<ProblemType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}

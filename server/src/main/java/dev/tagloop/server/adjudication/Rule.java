package dev.tagloop.server.adjudication;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** By what tasks are decided without anybody looking at each. */
enum Rule {
    /** More than half must say the same. */
    MAJORITY,
    /** More than half of the weight must, and who was more often right has more. */
    RELIABILITY;

    static Optional<Rule> of(String word) {
        return Stream.of(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

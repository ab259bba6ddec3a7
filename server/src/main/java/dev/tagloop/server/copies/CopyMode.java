package dev.tagloop.server.copies;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of a project is copied. */
enum CopyMode {
    SETTINGS("settings"),
    TASKS("settings,tasks"),
    /** With the predictions too, but without drafts: those are work in progress, and somebody's own. */
    ANNOTATIONS("settings,tasks,annotations");

    private final String word;

    CopyMode(String word) {
        this.word = word;
    }

    /** The words of requests. */
    static Set<String> words() {
        return Arrays.stream(values()).map(mode -> mode.word).collect(Collectors.toSet());
    }

    /** The mode that a word of {@link #words} names. */
    static CopyMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    boolean hasTasks() {
        return this != SETTINGS;
    }

    boolean hasAnnotations() {
        return this == ANNOTATIONS;
    }
}

package dev.tagloop.core.labelconfig;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names inside a repeater: {@code ner_{{idx}}} in the configuration stands for {@code ner_0}, {@code ner_1}, … in regions. */
final class RepeatedName {

    private static final Pattern INDEX = Pattern.compile("\\{\\{[^{}]*}}");

    private RepeatedName() {}

    /** Whether a region's name is the written one, or one that it stands for. */
    static boolean standsFor(String written, String name) {
        if (written.equals(name)) {
            return true;
        }
        if (!written.contains("{{")) {
            return false;
        }
        String names =
                Arrays.stream(INDEX.split(written, -1)).map(Pattern::quote).collect(Collectors.joining("[0-9]+"));
        return Pattern.matches(names, name);
    }
}

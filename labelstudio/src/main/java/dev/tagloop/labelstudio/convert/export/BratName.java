package dev.tagloop.labelstudio.convert.export;

import java.util.regex.Pattern;

/** Labels as brat takes them: letters, digits, hyphens and underscores. */
final class BratName {
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");

    private BratName() {}

    static String of(String label) {
        return OTHERS.matcher(label).replaceAll("_");
    }
}

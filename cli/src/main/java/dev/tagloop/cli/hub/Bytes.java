package dev.tagloop.cli.hub;

import java.util.Locale;

/** Sizes for people, in powers of a thousand as the Hub's pages show them. */
public final class Bytes {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Bytes() {}

    /** Such as {@code 1.5 MB}. */
    public static String of(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= 1000 && unit < UNITS.length - 1) {
            number /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", number, UNITS[unit]);
    }
}

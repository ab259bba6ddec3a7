package dev.tagloop.core.text;

import java.util.Comparator;

/**
 * Orders strings by code point, as Python and UTF-8 do. {@link String#compareTo} orders by UTF-16 unit, which puts an
 * emoji before {@code U+FF5E}.
 */
public final class CodePointOrder {

    /** The order; consistent with equals. */
    public static final Comparator<String> COMPARATOR = CodePointOrder::compare;

    private CodePointOrder() {}

    private static int compare(String left, String right) {
        int i = 0;
        int shorter = Math.min(left.length(), right.length());
        while (i < shorter && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        if (i == shorter) {
            return left.length() - right.length();
        }
        // Units that differ may be second halves: what they belong to begins one unit before.
        if (i > 0 && Character.isHighSurrogate(left.charAt(i - 1))) {
            i--;
        }
        return left.codePointAt(i) - right.codePointAt(i);
    }
}

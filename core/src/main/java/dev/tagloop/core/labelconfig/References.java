package dev.tagloop.core.labelconfig;

import java.util.Map;

/** What stands between {@code &} and {@code ;}: the five built-in entities and numbers. There are no others. */
final class References {

    private static final Map<String, String> BUILT_IN =
            Map.of("lt", "<", "gt", ">", "amp", "&", "apos", "'", "quot", "\"");

    private References() {}

    /** The characters that a reference stands for, or null if there is no such reference. */
    static String resolve(String name) {
        if (!name.startsWith("#")) {
            return BUILT_IN.get(name);
        }
        boolean hexadecimal = name.startsWith("#x");
        String digits = name.substring(hexadecimal ? 2 : 1);
        int radix = hexadecimal ? 16 : 10;
        if (digits.isEmpty()
                || digits.length() > 8
                || !digits.chars().allMatch(unit -> unit < 0x80 && Character.digit(unit, radix) >= 0)) {
            return null;
        }
        long codePoint = Long.parseLong(digits, radix);
        return codePoint <= Character.MAX_CODE_POINT && XmlChars.isAllowed((int) codePoint)
                ? Character.toString((int) codePoint)
                : null;
    }
}

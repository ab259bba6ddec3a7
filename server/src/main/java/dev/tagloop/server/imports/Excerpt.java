package dev.tagloop.server.imports;

/** The beginning of a text. */
final class Excerpt {
    private Excerpt() {}

    /** All of a short text; of a longer one the first characters, none of them cut in two, and an ellipsis. */
    static String of(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most))) + "…";
    }
}

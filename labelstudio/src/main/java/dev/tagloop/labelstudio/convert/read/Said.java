package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.CarriedText;

/**
 * What a file says stands at a span.
 *
 * @param text the characters
 * @param breaksAsBlanks whether the format writes each break of lines as a blank
 */
record Said(String text, boolean breaksAsBlanks) {
    static Said exactly(String text) {
        return new Said(text, false);
    }

    /** Whether these characters are what it says. */
    boolean is(String there) {
        return CarriedText.same(text, there) || breaksAsBlanks && flat(text).equals(flat(there));
    }

    private static String flat(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}

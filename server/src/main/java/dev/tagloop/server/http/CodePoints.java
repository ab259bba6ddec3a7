package dev.tagloop.server.http;

import java.io.IOException;
import java.io.Reader;

/** The characters of a text one after another, whole ones, with a few of those ahead and the place of the next. */
final class CodePoints {
    /** How far ahead one can look. */
    private static final int AHEAD = 8;

    private final Reader in;
    private final int[] ring = new int[AHEAD];
    private int begin;
    private int known;
    private long at;
    private long line = 1;
    private long lineStart;

    CodePoints(Reader in) {
        this.in = in;
    }

    /** The next character; -1 at the end. */
    int peek() throws IOException {
        return peek(0);
    }

    /** One of those behind it; -1 behind the end. @param ahead below 8 */
    int peek(int ahead) throws IOException {
        while (known <= ahead) {
            ring[(begin + known++) % AHEAD] = read();
        }
        return ring[(begin + ahead) % AHEAD];
    }

    private int read() throws IOException {
        int high = in.read();
        return high >= 0 && Character.isHighSurrogate((char) high)
                ? Character.toCodePoint((char) high, (char) in.read())
                : high;
    }

    /** Goes on behind the next character. */
    void skip() throws IOException {
        int passed = peek();
        begin = (begin + 1) % AHEAD;
        known--;
        at++;
        if (passed == '\n') {
            line++;
            lineStart = at;
        }
    }

    void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            skip();
        }
    }

    /** Where the next character stands, as Python's reader says it. */
    String place() {
        return "line " + line + " column " + (at - lineStart + 1) + " (char " + at + ")";
    }
}

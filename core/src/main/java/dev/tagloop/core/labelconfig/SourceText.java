package dev.tagloop.core.labelconfig;

import java.util.Arrays;

/** The text of a configuration with an index of its lines. */
final class SourceText {

    private final String text;
    private final int[] lineStarts;
    // The last place asked for: a configuration on one line has many places, and counting each from the line's start
    // takes
    // the square of its length.
    private int lastLine;
    private int lastAt;
    private int lastColumn;

    SourceText(String text) {
        this.text = text;
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        lineStarts = new int[lines];
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lineStarts[line++] = i + 1;
        }
    }

    int length() {
        return text.length();
    }

    char charAt(int at) {
        return text.charAt(at);
    }

    boolean startsWith(String prefix, int at) {
        return text.startsWith(prefix, at);
    }

    int indexOf(String needle, int from) {
        return text.indexOf(needle, from);
    }

    String substring(int from, int to) {
        return text.substring(from, to);
    }

    Place place(int at) {
        int found = Arrays.binarySearch(lineStarts, at);
        int line = found >= 0 ? found : -found - 2;
        if (line != lastLine || at < lastAt) {
            lastLine = line;
            lastAt = lineStarts[line];
            lastColumn = 0;
        }
        lastColumn += text.codePointCount(lastAt, at);
        lastAt = at;
        return new Place(line + 1, lastColumn);
    }
}

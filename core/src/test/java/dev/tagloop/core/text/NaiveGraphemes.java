package dev.tagloop.core.text;

import java.util.ArrayList;
import java.util.List;

/** The rules of Unicode Standard Annex 29 written out for the characters of {@link RandomStrings}, from the table up. */
final class NaiveGraphemes {

    private enum Kind {
        CR,
        LF,
        CONTROL,
        EXTEND,
        SPACING_MARK,
        JOINER,
        REGIONAL,
        PICTOGRAPH,
        OTHER
    }

    private NaiveGraphemes() {}

    /** UTF-16 offsets of all edges, 0 and the length included. */
    static List<Integer> edges(String value) {
        int[] points = value.codePoints().toArray();
        List<Integer> edges = new ArrayList<>();
        edges.add(0);
        int unit = 0;
        for (int i = 0; i < points.length; i++) {
            if (i > 0 && breaksBefore(points, i)) {
                edges.add(unit);
            }
            unit += Character.charCount(points[i]);
        }
        edges.add(unit);
        return edges;
    }

    private static boolean breaksBefore(int[] points, int i) {
        Kind left = kind(points[i - 1]);
        Kind right = kind(points[i]);
        if (left == Kind.CR && right == Kind.LF) {
            return false;
        }
        if (isControl(left) || isControl(right)) {
            return true;
        }
        if (right == Kind.EXTEND || right == Kind.JOINER || right == Kind.SPACING_MARK) {
            return false;
        }
        if (left == Kind.JOINER && right == Kind.PICTOGRAPH && pictographBeforeJoiner(points, i - 2)) {
            return false;
        }
        return !(left == Kind.REGIONAL && right == Kind.REGIONAL && regionalsBefore(points, i) % 2 == 1);
    }

    private static boolean pictographBeforeJoiner(int[] points, int from) {
        int i = from;
        while (i >= 0 && kind(points[i]) == Kind.EXTEND) {
            i--;
        }
        return i >= 0 && kind(points[i]) == Kind.PICTOGRAPH;
    }

    private static int regionalsBefore(int[] points, int i) {
        int count = 0;
        while (i - count - 1 >= 0 && kind(points[i - count - 1]) == Kind.REGIONAL) {
            count++;
        }
        return count;
    }

    private static boolean isControl(Kind kind) {
        return kind == Kind.CR || kind == Kind.LF || kind == Kind.CONTROL;
    }

    private static Kind kind(int point) {
        if (point == '\r') {
            return Kind.CR;
        }
        if (point == '\n') {
            return Kind.LF;
        }
        // Two lone halves may meet and form an unassigned code point, which the JDK takes for a control character.
        if (Character.getType(point) == Character.UNASSIGNED) {
            return Kind.CONTROL;
        }
        if (point < 0x20 || point == 0x200B || point == 0x200F || point >= 0xD800 && point < 0xE000) {
            return Kind.CONTROL;
        }
        if (point == 0x200D) {
            return Kind.JOINER;
        }
        if (point == 0x093F) {
            return Kind.SPACING_MARK;
        }
        boolean skinTone = point >= 0x1F3FB && point <= 0x1F3FF;
        if (Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.ENCLOSING_MARK
                || skinTone) {
            return Kind.EXTEND;
        }
        if (point >= 0x1F1E6 && point <= 0x1F1FF) {
            return Kind.REGIONAL;
        }
        return point >= 0x1F300 && point <= 0x1FAFF ? Kind.PICTOGRAPH : Kind.OTHER;
    }
}

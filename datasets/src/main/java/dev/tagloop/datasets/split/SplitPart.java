package dev.tagloop.datasets.split;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a split expression: a name and, perhaps, bounds.
 *
 * @param source the part as written
 * @param name the split's name
 * @param from the lower bound, null when missing
 * @param to the upper bound, null when missing
 * @param sliced whether there were brackets
 * @param percent whether the bounds are percentages
 * @param rounding how percentages become rows
 */
record SplitPart(String source, String name, Long from, Long to, boolean sliced, boolean percent, Rounding rounding) {

    private static final String NUMBER = "-?[0-9_]+";
    private static final Pattern PART = Pattern.compile(
            "(?<name>\\w+(?:\\.\\w+)*)"
                    + "(?<slice>\\[(?:(?<from>" + NUMBER + ")(?<fromPercent>%)?)?:(?:(?<to>" + NUMBER
                    + ")(?<toPercent>%)?)?])?"
                    + "(?:\\((?<rounding>[^)]*)\\))?",
            Pattern.UNICODE_CHARACTER_CLASS);

    static SplitPart parse(String part, String expression) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new SplitException(
                    expression,
                    "cannot read \"" + part + "\". Write name, name[from:to] or name[from%:to%], with whole numbers and"
                            + " without steps, and join parts with +");
        }
        boolean percent = matcher.group("fromPercent") != null || matcher.group("toPercent") != null;
        Long from = number(matcher.group("from"), percent, expression);
        Long to = number(matcher.group("to"), percent, expression);
        String rounding = matcher.group("rounding");
        if (rounding != null && !percent) {
            throw new SplitException(expression, "a rounding is only for bounds in percent");
        }
        return new SplitPart(
                part,
                matcher.group("name"),
                from,
                to,
                matcher.group("slice") != null,
                percent,
                rounding == null ? Rounding.CLOSEST : Rounding.ofKeyword(rounding, expression));
    }

    private static Long number(String text, boolean percent, String expression) {
        if (text == null) {
            return null;
        }
        long number;
        try {
            number = Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new SplitException(expression, "\"" + text + "\" is not a number of rows");
        }
        if (percent && Math.abs(number) > 100) {
            throw new SplitException(expression, "percentages lie between -100 and 100, not at " + number);
        }
        return number;
    }

    /** The rows meant, given that the split has {@code rows}. */
    RowRange resolve(int rows) {
        if (!sliced) {
            return new RowRange(name, 0, rows);
        }
        if (percent && rounding == Rounding.DROP_REMAINDER && rows < 100) {
            throw new SplitException(
                    source,
                    "the rounding pct1_dropremainder leaves nothing of a split with fewer than 100 rows (it has " + rows
                            + ")");
        }
        int start = bound(from, 0, rows);
        int end = bound(to, rows, rows);
        if (start > end && !percent && from >= 0 && to >= 0) {
            throw new SplitException(source, "it begins at row " + from + " and ends before it, at row " + to);
        }
        if (start >= end) {
            throw new SplitException("Instruction \"" + source + "\" corresponds to no data! The split \"" + name
                    + "\" has " + rows + " rows.");
        }
        return new RowRange(name, start, end);
    }

    /** Whether the bounds say which rows are meant however many there are. */
    boolean countsFromTheStart() {
        return !percent && (from == null || from >= 0) && (to == null || to >= 0);
    }

    /** The rows meant by such bounds. */
    RowRange absolute(String split) {
        long start = from == null ? 0 : from;
        long end = to == null ? Integer.MAX_VALUE : Math.min(to, Integer.MAX_VALUE);
        if (start > end) {
            throw new SplitException(source, "it begins at row " + from + " and ends before it, at row " + to);
        }
        if (start == end) {
            throw new SplitException("Instruction \"" + source + "\" corresponds to no data!");
        }
        return new RowRange(split, (int) start, (int) end);
    }

    private int bound(Long given, int missing, int rows) {
        if (given == null) {
            return missing;
        }
        long row = percent ? rounding.boundary(given, rows) : given;
        if (row < 0) {
            row = Math.max(rows + row, 0);
        }
        return (int) Math.min(row, rows);
    }
}

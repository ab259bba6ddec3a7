package dev.tagloop.datasets.split;

import dev.tagloop.datasets.DatasetException;

/** A split expression that cannot be read, or that names rows which are not there. */
public final class SplitException extends DatasetException {

    private static final long serialVersionUID = 1L;

    SplitException(String expression, String why) {
        super("The split expression \"" + expression + "\" is wrong: " + why);
    }

    /** A slice in which there are no rows, of a split that has {@code rows}. */
    public static SplitException noRows(RowRange range, long rows) {
        return new SplitException("Instruction \"" + range.split() + "[" + range.from() + ":"
                + (range.to() == Integer.MAX_VALUE ? "" : range.to()) + "]\" corresponds to no data! The split \""
                + range.split() + "\" has " + rows + " rows.");
    }

    SplitException(String message) {
        super(message);
    }
}

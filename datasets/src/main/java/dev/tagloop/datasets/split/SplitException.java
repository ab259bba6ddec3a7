package dev.tagloop.datasets.split;

import dev.tagloop.datasets.DatasetException;

/** A split expression that cannot be read, or that names rows which are not there. */
public final class SplitException extends DatasetException {

    private static final long serialVersionUID = 1L;

    SplitException(String expression, String why) {
        super("The split expression \"" + expression + "\" is wrong: " + why);
    }

    SplitException(String message) {
        super(message);
    }
}

package dev.tagloop.labelstudio.convert.read;

/** What stands in one row of a file: a task, or a reason why it is none. */
public sealed interface ReadRow permits ReadTask, RowError {
    /** The file. */
    String file();

    /** The row: the line in files of lines (the first one of a sentence), the item in a JSON array; from 1. */
    long row();
}

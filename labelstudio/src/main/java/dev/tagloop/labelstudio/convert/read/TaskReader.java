package dev.tagloop.labelstudio.convert.read;

import java.util.Optional;

/**
 * Reads tasks one by one, in the memory of the largest row. For one thread. A method fails with {@link
 * dev.tagloop.labelstudio.convert.ConversionException} where a file as a whole cannot be read as what it is said to be, with {@link
 * java.io.UncheckedIOException} where it cannot be read at all.
 */
public interface TaskReader extends AutoCloseable {
    /** The next row; empty behind the last one. */
    Optional<ReadRow> next();

    /** What was found so far; complete behind the last row. */
    ReadReport report();

    /** The label config that the tasks are made for: the one that was given, else the one that fits what the file holds. */
    String labelConfig();

    @Override
    void close();
}

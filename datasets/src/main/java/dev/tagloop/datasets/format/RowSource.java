package dev.tagloop.datasets.format;

import dev.tagloop.datasets.table.RawRow;
import java.util.Optional;

/** The rows of one file, read one after another. */
interface RowSource extends AutoCloseable {

    /**
     * The next row; empty at the end.
     *
     * @throws dev.tagloop.datasets.DatasetException if it cannot be read, with file and line
     */
    Optional<RawRow> next();

    /** Stops reading. */
    @Override
    void close();
}

package dev.tagloop.datasets.format;

import dev.tagloop.datasets.table.Table;
import java.util.Optional;

/** The rows of a split piece by piece, so that not all of them have to be in memory. For one thread. */
public interface TableBatches extends AutoCloseable {

    /**
     * The next rows, all with the same features; empty at the end.
     *
     * @throws dev.tagloop.datasets.DatasetException if they cannot be read
     */
    Optional<Table> next();

    /** Stops reading. */
    @Override
    void close();
}

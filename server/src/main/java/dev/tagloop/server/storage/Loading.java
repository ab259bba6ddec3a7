package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Filling an empty store with rows as they are: in any order, with the ids that they have. What refers to what is checked at the end, and until then
 * nothing of it is there for anybody else.
 */
public interface Loading extends AutoCloseable {
    /** Takes the rows. */
    Connection connection();

    /**
     * Checks the references and sets the counters. No row can be added afterwards.
     *
     * @throws SQLException when a row refers to one that is not there; then nothing is stored
     */
    void finish(Map<String, Long> counters) throws SQLException;

    /** Shows the rows to others, durably. What lies in files is theirs as soon as the files are. */
    void commit() throws SQLException;

    /** Gives up what was not finished. */
    @Override
    void close() throws SQLException;
}

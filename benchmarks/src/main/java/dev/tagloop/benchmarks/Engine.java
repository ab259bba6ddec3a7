package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The kind of database that the measured server and its bare peer both work on, each with tables of its own. */
interface Engine extends AutoCloseable {
    /** For titles. */
    String name();

    /** What a server with this data folder is started with, so that it uses this engine; the same each time. */
    List<String> serverOptions(Path data) throws SQLException;

    /** Opens a place without tables, where a commit returns when it is on the disk. */
    Connection bare(Path folder) throws SQLException;

    /** Opens the tables of a server that was started with this data folder and has stopped, with the settings of its own writer. */
    Connection tablesOf(Path data) throws SQLException;

    /** The type of a column that numbers its rows by itself. */
    String rowNumber();

    /** Takes away what was made outside the benchmark's folder. */
    @Override
    void close() throws SQLException;
}

package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.SQLException;

/** The numbers that a database gives to new rows. Tables are those of migrations, never named by a request. */
public interface IdNumbers {
    /** The last number that was given in a table; 0 before the first. */
    long last(Connection connection, String table) throws SQLException;

    /** Tells the database that numbers up to this one are taken, so that it gives higher ones from now on. */
    void taken(Connection writer, String table, long id) throws SQLException;
}

package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;

/**
 * What differs between database products. Every statement of the server is written once, in the SQL that SQLite and PostgreSQL share
 * ({@code RETURNING}, {@code ON CONFLICT}, {@code TRUE}/{@code FALSE}, ISO times as text); the rest is behind this interface.
 */
public interface SqlDialect {
    /** Opens the one connection that writes, with automatic commit switched off. */
    Connection openWriter() throws SQLException;

    /** Opens a connection that changes tables, with automatic commit switched on. */
    Connection openMigrator() throws SQLException;

    /** Opens connections that only read; each call to the pool's {@code getConnection} sees all commits before it. */
    DataSource readers();

    /** How the statements of its connections are made, and which of them are kept; the driver may do that by itself. */
    default StatementBuilderFactory statements() {
        return DefaultStatementBuilder.FACTORY;
    }

    /** Words that migrations use in place of what is spelled differently: {@code id}, {@code real}. */
    Map<String, String> placeholders();

    /** How statements look into stored JSON and compare texts. */
    JsonSql json();

    /** The numbers of new rows. */
    IdNumbers ids();

    /** The folders of the class path that hold the migrations. */
    default List<String> migrations() {
        return List.of("dev/tagloop/server/migrations");
    }

    /**
     * The number of the newest migration that the database itself has seen, 0 for none; nothing where the data folder's own number stands
     * for it, because database and folder cannot come apart.
     */
    default OptionalInt format() throws SQLException {
        return OptionalInt.empty();
    }

    /** True when the failure means that the database cannot be reached now and may be back later. */
    default boolean isAway(SQLException failure) {
        return false;
    }

    /** False when a connection that was idle for a while is of no more use. */
    default boolean isUsable(Connection writer) throws SQLException {
        return true;
    }

    /** True when the failure means that a text holds a character which this database cannot store. */
    default boolean isUnstorableText(SQLException failure) {
        return false;
    }

    /** True when the failure means that the disk, or the quota, is full. */
    boolean isFull(SQLException failure);

    /**
     * True when the failure may have undone more than the statement that failed (disk full, input/output errors), so that the whole
     * transaction has to be given up.
     */
    boolean breaksTransaction(SQLException failure);

    /** Undoes the writer's whole transaction after a failure and stands ready for the next one. */
    void giveUp(Connection writer) throws SQLException;

    /** Copies the live database into a new file; used before a migration. */
    void backup(java.nio.file.Path target) throws SQLException;

    /** Opens an empty store, whose tables are made, for rows as they are. */
    Loading load() throws SQLException;

    /**
     * Writes the store anew, so that nothing is left in its files of what was deleted. On PostgreSQL, whose files are not the server's, this is left
     * to the database.
     *
     * @param writer with automatic commit switched on
     */
    default void compact(Connection writer) throws SQLException {
        // The database writes over what is free in its own time.
    }

    /** Brings the store into its smallest resting form at shutdown. */
    void settle(Connection writer) throws SQLException;
}

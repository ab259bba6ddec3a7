package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps two servers off one schema of a PostgreSQL database, as {@link FolderLock} does for a folder: an advisory lock that lives as long
 * as the connection.
 */
final class PostgresLock {
    /** "tagl" in ASCII: the first half of the lock's number, the second is the schema's. */
    private static final int OURS = 0x7461676C;
    /** The database notices the end of a killed server a moment later. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final String TAKE = "SELECT pg_try_advisory_lock(" + OURS + ", hashtext(current_schema()))";
    private static final String HOLDER =
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                    + " WHERE l.locktype = 'advisory' AND l.classid = " + OURS + " AND l.granted"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                    + " AND CAST(l.objid AS BIGINT) = CAST(hashtext(current_schema()) AS BIGINT) & 4294967295";

    private PostgresLock() {}

    /** How this process calls itself to the database; within 63 bytes. */
    static String holder() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "an unknown host";
        }
        String process = "tagloop, process " + ProcessHandle.current().pid() + " on ";
        return process + host.substring(0, Math.min(host.length(), 63 - process.length()));
    }

    /** @throws StudioException when another server has the schema and keeps it */
    static void take(Connection connection, PostgresAddress address) throws SQLException {
        long start = System.nanoTime();
        while (!query(connection, TAKE).equals("t")) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new StudioException("The database " + address.place() + " is in use by another Tagloop server ("
                        + query(connection, HOLDER)
                        + "): stop that one, or name another database with --database-url.");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StudioException("The start was interrupted while it waited for the database.", e);
            }
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : "unknown";
        }
    }
}

package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * Prepared statements that stay with their SQLite connection, the ones used last: to prepare one anew costs more than most of them take to run.
 * Each is lent to one user at a time; who asks for the same text meanwhile gets a fresh one.
 */
final class KeptStatements implements StatementBuilderFactory {
    private static final Logger LOG = LoggerFactory.getLogger(KeptStatements.class);

    /** Longer ones name ids, and do not come again. */
    private static final int LONGEST = 4000;

    private final int most;

    /** By the connection itself, not what a pool wraps around it. */
    private final Map<SQLiteConnection, Kept> connections = new HashMap<>();

    /** @param most statements kept for one connection */
    KeptStatements(int most) {
        this.most = most;
    }

    @Override
    public StatementBuilder createStatementBuilder(Connection connection) {
        try {
            return of(connection.unwrap(SQLiteConnection.class));
        } catch (SQLException e) {
            LOG.debug("statements of this connection are not kept", e);
            return DefaultStatementBuilder.FACTORY.createStatementBuilder(connection);
        }
    }

    private synchronized Kept of(SQLiteConnection connection) throws SQLException {
        Kept kept = connections.get(connection);
        if (kept == null) {
            forgetClosed();
            kept = new Kept(connection, most);
            connections.put(connection, kept);
        }
        return kept;
    }

    /** A connection that is closed has closed its statements. */
    private void forgetClosed() throws SQLException {
        for (SQLiteConnection connection : List.copyOf(connections.keySet())) {
            if (connection.isClosed()) {
                connections.remove(connection);
            }
        }
    }

    /** Those of one connection, which is used by one thread at a time. */
    private static final class Kept extends DefaultStatementBuilder {
        private final SQLiteConnection own;
        private final int most;
        private final LinkedHashMap<String, PreparedStatement> resting = new LinkedHashMap<>();

        Kept(SQLiteConnection own, int most) {
            this.own = own;
            this.most = most;
        }

        @Override
        public PreparedStatement create(Connection connection, String sql, StatementContext context)
                throws SQLException {
            if (context.isReturningGeneratedKeys() || context.isConcurrentUpdatable()) {
                return super.create(connection, sql, context);
            }
            PreparedStatement kept = resting.remove(sql);
            return kept == null || kept.isClosed() ? own.prepareStatement(sql) : kept;
        }

        @Override
        public void close(Connection connection, String sql, Statement statement) throws SQLException {
            if (sql == null
                    || sql.length() > LONGEST
                    || !(statement instanceof PreparedStatement prepared)
                    || prepared.isClosed()) {
                statement.close();
                return;
            }
            // What it was given may be large, and a batch that was not run must not run with the next one.
            prepared.clearBatch();
            prepared.clearParameters();
            PreparedStatement surplus = resting.put(sql, prepared);
            if (surplus == null && resting.size() > most) {
                surplus = resting.pollFirstEntry().getValue();
            }
            if (surplus != null) {
                surplus.close();
            }
        }
    }
}

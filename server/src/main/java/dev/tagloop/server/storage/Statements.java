package dev.tagloop.server.storage;

import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/** How statements are made. Taking one apart costs more than most of them, so all connections of the program share what is known of it. */
final class Statements {
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private Statements() {}

    static Jdbi over(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        return jdbi;
    }

    static Jdbi over(DataSource source) {
        return over(source::getConnection);
    }
}

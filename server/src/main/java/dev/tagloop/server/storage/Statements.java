package dev.tagloop.server.storage;

import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.TemplateEngine;

/** How statements are made. Taking one apart costs more than most of them, so all connections of the program share what is known of it. */
final class Statements {
    private static final SqlParser PARSER = new NamedParameters();
    private static final TemplateEngine TEMPLATES = new ListPlaces();

    private Statements() {}

    /** @param builder makes the statements of a connection */
    static Jdbi over(ConnectionFactory connections, StatementBuilderFactory builder) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.setStatementBuilderFactory(builder);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER).setTemplateEngine(TEMPLATES);
        return jdbi;
    }
}

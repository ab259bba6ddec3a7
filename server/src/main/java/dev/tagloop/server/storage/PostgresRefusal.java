package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** Says in one sentence why a PostgreSQL database cannot be used, and what to do. */
final class PostgresRefusal {
    private PostgresRefusal() {}

    /** The failure in the words of a person; one that has nothing to do with the database as a data folder's. */
    static StudioException explain(Path root, PostgresDialect database, Exception failure) {
        if (failure instanceof StudioException clear) {
            return clear;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The driver's own exception says more than those around it.
            if (cause instanceof PSQLException sql) {
                return explain(database.toString(), failure, sql);
            }
        }
        return FolderRefusal.explain(root, failure);
    }

    private static StudioException explain(String database, Exception whole, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String reason = switch (state) {
            case "28P01", "28000" -> "refuses the user or the password: look at both in --database-url";
            case "3D000" -> "is not there: create it, with ENCODING 'UTF8'";
            case "42501" -> "does not let the user create tables: make the user its owner";
            case "53300" -> "takes no more connections: raise its max_connections, or close others";
            case "53100" -> "has no space left: free some";
            default ->
                state.startsWith("08")
                        ? "cannot be reached (" + words(failure) + "): look whether it runs, and at --database-url"
                        : "cannot be opened (" + words(failure) + ")";
        };
        return new StudioException("The database " + database + " " + reason + ".", whole);
    }

    private static String words(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^(FATAL|ERROR): ", "")
                .replaceFirst("\\.$", "");
    }
}

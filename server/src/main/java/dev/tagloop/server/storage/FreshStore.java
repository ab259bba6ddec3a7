package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A store that is being made: empty, of whatever format its rows will be. */
public final class FreshStore {
    private final Path folder;
    private final SqlDialect dialect;
    private final int format;

    private FreshStore(Path folder, SqlDialect dialect, int format) {
        this.folder = folder;
        this.dialect = dialect;
        this.format = format;
    }

    /**
     * Makes the tables.
     *
     * @param folder an empty folder that becomes a data folder
     * @param databaseUrl an empty PostgreSQL database for the rows; without one they come into the folder
     * @param format the number of the newest migration that the rows have seen
     * @throws StudioException with one sentence when the database cannot be used or is not empty
     */
    public static FreshStore make(Path folder, Optional<String> databaseUrl, int format) {
        requireKnown(format);
        SqlDialect dialect = null;
        try {
            if (databaseUrl.isPresent()) {
                PostgresAddress address = PostgresAddress.parse(databaseUrl.get());
                PostgresDialect postgres = new PostgresDialect(address);
                dialect = postgres;
                requireEmpty(postgres, address, format);
                Files.writeString(folder.resolve("postgresql"), address.place() + "\n", StandardCharsets.UTF_8);
            } else {
                dialect = new SqliteDialect(folder.resolve("tagloop.db"));
            }
            Migrations.create(dialect, format);
            return new FreshStore(folder, dialect, format);
        } catch (IOException | SQLException | RuntimeException e) {
            throw refusal(folder, dialect, e);
        }
    }

    private static StudioException refusal(Path folder, SqlDialect dialect, Exception failure) {
        return dialect instanceof PostgresDialect postgres
                ? PostgresRefusal.explain(folder, postgres, failure)
                : FolderRefusal.explain(folder, failure);
    }

    /** @throws StudioException when this program does not know the format */
    public static void requireKnown(int format) {
        if (format < 1 || format > Migrations.FORMAT) {
            throw new StudioException("These data were written by a newer Tagloop (data format " + format
                    + ", this program knows up to " + Migrations.FORMAT + "): use the program of that release.");
        }
    }

    private static void requireEmpty(PostgresDialect dialect, PostgresAddress address, int format) throws SQLException {
        // Taken and given back at once: a server that has the database keeps it.
        dialect.openWriter().close();
        int found = dialect.format().orElse(0);
        if (found > format) {
            throw new StudioException("The database " + address.place() + " has the tables of a newer data format ("
                    + found + ", and the rows are of " + format + "): name one without tables with --database-url.");
        }
        try (Connection connection = dialect.openMigrator();
                Statement statement = connection.createStatement()) {
            for (Schema.Table table : Schema.of(connection).tables()) {
                try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table.name() + " LIMIT 1")) {
                    if (row.next()) {
                        throw new StudioException("The database " + address.place()
                                + " is not empty (its table " + table.name()
                                + " has rows), and nothing is written over what is there: name another one.");
                    }
                }
            }
        }
    }

    /** Takes the rows. */
    public Loading load() throws SQLException {
        return dialect.load();
    }

    /** Writes down the format, by which the folder is known as one of data. */
    public void complete() throws IOException {
        Migrations.write(folder.resolve("VERSION"), format);
    }

    /** The failure in the words of a person. */
    public StudioException explain(Exception failure) {
        return refusal(folder, dialect, failure);
    }
}

package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings a data folder to the format of this program. {@code VERSION} holds the number of the last migration that ran; equal numbers mean
 * that there is nothing to do, which also spares every later start the time of looking. Released migrations are never edited.
 */
final class Migrations {
    /** The number of the newest file in {@code migrations/}; raise it with each new one. */
    static final int FORMAT = 52;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Migrations() {}

    static void bringUpToDate(Path root, SqlDialect dialect) throws IOException, SQLException {
        bringUpToDate(root, dialect, FORMAT);
    }

    /** @param format the number of the newest migration */
    static void bringUpToDate(Path root, SqlDialect dialect, int format) throws IOException, SQLException {
        Path file = root.resolve("VERSION");
        int written = Files.exists(file) ? read(file) : 0;
        int found = found(root, dialect, format);
        if (found == format) {
            if (written != format) {
                write(file, format);
            }
            return;
        }
        if (found > 0) {
            Path backups = Files.createDirectories(root.resolve("backups"));
            dialect.backup(backups.resolve("format-" + found + "-" + STAMP.format(Instant.now()) + ".db"));
        }
        migrate(dialect, format);
        write(file, format);
    }

    /** The format that a folder's data have, 0 for none; newer data are refused. */
    static int found(Path root, SqlDialect dialect) throws IOException, SQLException {
        return found(root, dialect, FORMAT);
    }

    private static int found(Path root, SqlDialect dialect, int format) throws IOException, SQLException {
        Path file = root.resolve("VERSION");
        int written = Files.exists(file) ? read(file) : 0;
        if (written > format) {
            throw new StudioException(
                    "The data folder " + root + " was written by a newer Tagloop (data format " + written
                            + ", this program knows up to " + format
                            + "): run that version, or choose another folder with --data-dir.");
        }
        int found = dialect.format().orElse(written);
        if (found > format) {
            throw new StudioException(
                    "The database " + dialect + " was written by a newer Tagloop (data format " + found
                            + ", this program knows up to " + format
                            + "): run that version, or name another database with --database-url.");
        }
        return found;
    }

    /** Makes the tables of a format in an empty database. */
    static void create(SqlDialect dialect, int format) throws SQLException {
        migrate(dialect, format);
    }

    private static int read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StudioException(
                    "The file " + file + " should hold the number of a data format but holds \"" + text
                            + "\": restore it from a backup of the folder.",
                    e);
        }
    }

    private static void migrate(SqlDialect dialect, int format) throws SQLException {
        // Flyway wants a source of connections; migrations are writes, so they go through the writer's kind.
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(new WriterSource(dialect))
                    .locations(dialect.migrations().stream()
                            .map("classpath:"::concat)
                            .toArray(String[]::new))
                    // All or none, where the database can undo changes of tables.
                    .group(dialect.format().isPresent())
                    .target(MigrationVersion.fromVersion(Integer.toString(format)))
                    .placeholders(dialect.placeholders())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException("a migration failed: " + e.getMessage(), e);
        }
    }

    static void write(Path file, int format) throws IOException {
        Path fresh = file.resolveSibling("VERSION.new");
        Files.writeString(fresh, format + "\n", StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before an older data folder is migrated, its database is copied into backups/. */
class MigrationsBackUpFirstTest {
    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereTheDatabaseIsAFile() {
        TestDatabases.onlyOnSqlite("a PostgreSQL server has its own backups");
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void firstStartMigratesWithoutABackup() throws Exception {
        Migrations.bringUpToDate(folder, new SqliteDialect(folder.resolve("tagloop.db")), 1);
        assertThat(names(folder.resolve("backups"))).isEmpty();
        assertThat(Files.readString(folder.resolve("VERSION"))).isEqualTo("1\n");
    }

    @Test
    void olderDataIsCopiedWholeBeforeItChanges() throws Exception {
        SqliteDialect dialect = new SqliteDialect(folder.resolve("tagloop.db"));
        Migrations.bringUpToDate(folder, dialect, 1);
        Jdbi.create(new WriterSource(dialect))
                .useHandle(handle ->
                        handle.execute("INSERT INTO organizations (title, invite_token, created_at, updated_at,"
                                + " session_policy_updated_at) VALUES ('Kept', 't', '', '', '')"));
        // As the next release will see it: the same folder, the next format.
        Migrations.bringUpToDate(folder, dialect, 3);
        List<String> backups = names(folder.resolve("backups"));
        assertThat(backups).singleElement().asString().matches("format-1-\\d{8}-\\d{6}\\.db");
        String kept = Jdbi.create("jdbc:sqlite:" + folder.resolve("backups").resolve(backups.getFirst()))
                .withHandle(handle -> handle.createQuery("SELECT title FROM organizations")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).isEqualTo("Kept");
        assertThat(Files.readString(folder.resolve("VERSION"))).isEqualTo("3\n");
    }

    @Test
    void formatIsTheNumberOfTheNewestMigration() throws Exception {
        Path migrations = Path.of(Migrations.class
                        .getResource("/dev/tagloop/server/migrations/V1__ground.sql")
                        .toURI())
                .getParent();
        assertThat(names(migrations))
                .extracting(name -> Integer.valueOf(name.replaceAll("V(\\d+)__.*", "$1")))
                .contains(Migrations.FORMAT)
                .allMatch(number -> number <= Migrations.FORMAT);
    }
}

package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.server.Http;
import dev.tagloop.server.StudioException;
import dev.tagloop.server.TestStudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps its data in PostgreSQL: what is told when it cannot, and how it lives with a database that comes and goes. */
class PostgresStoreTest {
    @TempDir
    Path folder;

    @BeforeEach
    void onlyOnPostgres() {
        org.junit.jupiter.api.Assumptions.assumeTrue(TestDatabases.arePostgres(), "this run is the one on SQLite");
    }

    private static void assertRefused(Path folder, String url, String... parts) {
        assertThatThrownBy(() -> DataFolder.open(folder, Optional.of(url)).close())
                .isInstanceOf(StudioException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n", "Exception", "p@ss", "p%40ss");
    }

    @Test
    void emptyDatabaseGetsItsTablesOnceAndTextsSortByCodePoint() throws Exception {
        String url = TestDatabases.emptyUrl();
        for (int i = 0; i < 2; i++) {
            try (DataFolder opened = DataFolder.open(folder, Optional.of(url))) {
                long tasks = opened.database()
                        .read(handle -> handle.createQuery("SELECT COUNT(*) FROM visible_tasks")
                                .mapTo(Long.class)
                                .one());
                assertThat(tasks).isZero();
            }
        }
        List<String> others = TestDatabases.postgres(url)
                .withHandle(handle -> handle.createQuery("SELECT table_name || '.' || column_name"
                                + " FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text'"
                                + " AND table_name NOT LIKE 'flyway%' AND collation_name IS DISTINCT FROM 'C'")
                        .mapTo(String.class)
                        .list());
        assertThat(others).isEmpty();
        assertThat(folder.resolve("tagloop.db")).doesNotExist();
    }

    @Test
    void secondServerOnOneDatabaseIsRefusedWithTheProcessThatHasIt() {
        try (TestStudio first = new TestStudio(folder)) {
            assertRefused(
                    folder.resolve("other"),
                    TestDatabases.url(folder).orElseThrow(),
                    "in use by another Tagloop server",
                    "process " + ProcessHandle.current().pid(),
                    "--database-url");
            assertThat(Http.to(first.url()).get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void newerDatabaseIsRefusedAndLeftAlone() throws Exception {
        String url = TestDatabases.url(folder).orElseThrow();
        TestDatabases.jdbi(folder)
                .useHandle(handle -> handle.execute("INSERT INTO flyway_schema_history (installed_rank, version,"
                        + " description, type, script, installed_by, execution_time, success)"
                        + " VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, TRUE)"));
        assertRefused(folder, url, "written by a newer Tagloop", "data format 999");
    }

    @Test
    void whatIsWrongWithTheAddressIsSaidWithoutThePassword() throws Exception {
        String url = TestDatabases.url(folder).orElseThrow();
        assertRefused(folder.resolve("1"), url.replace("%251@", "%252@"), "refuses the user or the password");
        assertRefused(folder.resolve("2"), url.replaceFirst("/[^/]*$", "/nowhere"), "\"nowhere\"", "is not there");
        assertRefused(folder.resolve("3"), url.replaceFirst(":\\d+/", ":1/"), "cannot be reached", "--database-url");
        assertRefused(folder.resolve("4"), url.replaceFirst("%40", "@"), "%40");
        assertRefused(folder.resolve("5"), url.replaceFirst("%25", "%"), "cannot be read");
        assertRefused(folder.resolve("6"), url + "?socketFactory=x", "sslmode");
        assertRefused(folder.resolve("7"), url.replaceFirst("postgresql", "mysql"), "\"mysql\"");
    }

    @Test
    void folderIsNotOpenedWithAnotherKindOfDatabaseThanItsOwn() throws Exception {
        DataFolder.open(folder, TestDatabases.url(folder)).close();
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("is in the PostgreSQL database")
                .hasMessageContaining("--database-url");
        Path other = Files.createDirectory(folder.resolve("other"));
        DataFolder.open(other).close();
        assertRefused(other, TestDatabases.url(folder).orElseThrow(), "is in the SQLite file tagloop.db");
    }

    @Test
    void commitWaitsForTheDiskWhateverTheDatabasesDefaultIs() throws Exception {
        String url = TestDatabases.url(folder).orElseThrow();
        TestDatabases.postgres(url)
                .useHandle(handle -> handle.execute(
                        "ALTER DATABASE " + PostgresAddress.parse(url).database() + " SET synchronous_commit = off"));
        try (DataFolder opened = TestDatabases.open(folder)) {
            String setting = opened.database()
                    .write(handle -> handle.createQuery("SELECT current_setting('synchronous_commit')")
                            .mapTo(String.class)
                            .one());
            assertThat(setting).isEqualTo("on");
        }
    }

    @Test
    void serverGoesOnWhenTheDatabaseWasRestarted() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            TestDatabases.cluster().crash();
            Http.Answer away = studio.ann().post("/api/projects", "{\"title\": \"Nowhere\"}");
            assertThat(away.status()).as(away.text()).isEqualTo(503);
            TestDatabases.cluster().run();
            assertThat(studio.ann().get("/api/projects/" + project).status()).isEqualTo(200);
            TestDatabases.cluster().crash();
            TestDatabases.cluster().run();
            Thread.sleep(600);
            studio.task(project, "after");
            assertThat(studio.ann()
                            .get("/api/projects/" + project)
                            .json()
                            .get("task_number")
                            .asInt())
                    .isEqualTo(1);
        }
    }
}

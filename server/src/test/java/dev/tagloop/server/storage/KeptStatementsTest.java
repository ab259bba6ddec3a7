package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
    private static final String NAMES = "SELECT name FROM things WHERE id >= :id ORDER BY id";

    @TempDir
    private Path folder;

    private Connection connection;
    private Handle handle;

    @BeforeEach
    void open() throws Exception {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("s.sqlite3"));
        handle = Statements.over(() -> connection, new KeptStatements(2)).open();
        handle.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        insert(1, "a");
        insert(2, "b");
        insert(3, "c");
    }

    @AfterEach
    void close() throws Exception {
        handle.close();
        connection.close();
    }

    private void insert(long id, String name) {
        handle.createUpdate("INSERT INTO things VALUES (:id, :name)")
                .bind("id", id)
                .bind("name", name)
                .execute();
    }

    private List<String> names(long from) {
        return handle.createQuery(NAMES).bind("id", from).mapTo(String.class).list();
    }

    @Test
    void theSameStatementInsideItselfHasItsOwnRows() {
        List<List<String>> inner = new ArrayList<>();
        handle.createQuery(NAMES)
                .bind("id", 2)
                .mapTo(String.class)
                .forEach(outer -> inner.add(names(outer.equals("b") ? 3 : 1)));

        assertThat(inner).containsExactly(List.of("c"), List.of("a", "b", "c"));
    }

    @Test
    void aRefusedStatementDoesItsWorkTheNextTime() {
        assertThatThrownBy(() -> insert(4, "a")).hasMessageContaining("UNIQUE");

        insert(4, "d");

        assertThat(names(3)).containsExactly("c", "d");
    }

    @Test
    void aBatchThatWasNotRunLeavesNothingForTheNext() {
        String sql = "INSERT INTO things VALUES (:id, :name)";
        try (PreparedBatch refused = handle.prepareBatch(sql)) {
            refused.bind("id", 5).bind("name", "e").add();
            refused.bind("id", 6).bind("name", "a").add();
            assertThatThrownBy(refused::execute).hasMessageContaining("UNIQUE");
        }
        handle.execute("DELETE FROM things WHERE id > 3");

        handle.prepareBatch(sql).bind("id", 7).bind("name", "g").add().execute();

        assertThat(names(4)).containsExactly("g");
    }

    @Test
    void rowsThatNobodyReadToTheEndHoldNothingOpen() throws Exception {
        assertThat(handle.createQuery(NAMES).bind("id", 1).mapTo(String.class).findFirst())
                .contains("a");

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("s.sqlite3"))) {
            other.createStatement().execute("DROP TABLE things");
        }
    }

    @Test
    void moreThanAreKeptStillWork() {
        for (int round = 0; round < 3; round++) {
            for (int n = 0; n < 5; n++) {
                assertThat(handle.createQuery("SELECT " + n + " + :more")
                                .bind("more", round)
                                .mapTo(Long.class)
                                .one())
                        .isEqualTo(n + round);
            }
        }
    }
}

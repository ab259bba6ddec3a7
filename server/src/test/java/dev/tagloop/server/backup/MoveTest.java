package dev.tagloop.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.RestingFolder;
import dev.tagloop.server.storage.SampleRows;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SQLite to PostgreSQL and back: every table is the same, byte for byte. */
@Tag("thorough")
class MoveTest {
    @TempDir
    Path folder;

    private Path first;

    @BeforeEach
    void fill() throws Exception {
        first = folder.resolve("first");
        try (DataFolder made = DataFolder.open(first)) {
            made.database().write(handle -> {
                SampleRows.fill(handle.getConnection());
                handle.execute(
                        "INSERT INTO tasks (project_id, inner_id, created_at, updated_at) VALUES (1, 9, '', '')");
                handle.execute("DELETE FROM tasks WHERE inner_id = 9");
                return null;
            });
            Files.createDirectories(first.resolve("uploads/1"));
            Files.writeString(first.resolve("uploads/1/file.txt"), SampleRows.HARD);
        }
    }

    private static List<TableMark> marks(Path folder, Optional<String> url) {
        try (RestingFolder resting = RestingFolder.open(folder, url)) {
            return resting.read(handle -> {
                List<TableMark> marks = new ArrayList<>();
                for (Schema.Table table : Schema.of(handle).tables()) {
                    marks.add(new TableRows(table)
                            .write(handle.getConnection(), row -> true, OutputStream.nullOutputStream(), rows -> {}));
                }
                return marks;
            });
        }
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("tagloop\\.(lock|db-shm|db-wal)"))
                    .toList()) {
                Digesting digest = new Digesting();
                byte[] bytes = Files.readAllBytes(file);
                digest.add(bytes, bytes.length);
                content.put(folder.relativize(file).toString(), digest.sha256());
            }
        }
        return content;
    }

    @Test
    void thereAndBackAgainEveryTableHasTheSameDigest() throws Exception {
        Map<String, String> before = content(first);
        List<TableMark> marks = marks(first, Optional.empty());
        assertThat(marks)
                .hasSizeGreaterThan(30)
                .allSatisfy(mark -> assertThat(mark.rows()).isEqualTo(2));
        Path second = folder.resolve("second");
        Optional<String> url = Optional.of(TestDatabases.emptyUrl());
        Move.Outcome there =
                Move.make(new Move.Place(first, Optional.empty()), new Move.Place(second, url), Watch.NOBODY);
        assertThat(there.tables()).isEqualTo(marks);
        assertThat(marks(second, url)).isEqualTo(marks);
        assertThat(second.resolve("uploads/1/file.txt")).hasContent(SampleRows.HARD);
        assertThat(Files.readString(second.resolve("instance.key")))
                .isEqualTo(Files.readString(first.resolve("instance.key")));
        Path third = folder.resolve("third");
        Move.make(new Move.Place(second, url), new Move.Place(third, Optional.empty()), Watch.NOBODY);
        assertThat(marks(third, Optional.empty())).isEqualTo(marks);
        assertThat(content(first)).isEqualTo(before);
        assertThat(third.resolve(".restoring")).doesNotExist();
        // The id of the task that was deleted is not given again.
        try (DataFolder moved = DataFolder.open(third)) {
            assertThat(nextTask(moved)).isEqualTo(4);
        }
        try (DataFolder moved = DataFolder.open(second, url)) {
            assertThat(nextTask(moved)).isEqualTo(4);
        }
    }

    private static long nextTask(DataFolder folder) {
        return folder.database()
                .write(handle -> handle.createQuery("INSERT INTO tasks (project_id, inner_id, created_at, updated_at)"
                                + " VALUES (1, 10, '', '') RETURNING id")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void aTargetThatIsNotEmptyIsRefused() throws Exception {
        String url = TestDatabases.emptyUrl();
        Path second = folder.resolve("second");
        try (DataFolder there = DataFolder.open(second, Optional.of(url))) {
            there.database()
                    .write(handle -> handle.execute(
                            "INSERT INTO organizations (title, invite_token, created_at, updated_at, session_policy_updated_at)"
                                    + " VALUES ('Mine', 't', '', '', '')"));
        }
        Move.Place from = new Move.Place(first, Optional.empty());
        assertThatThrownBy(() -> Move.make(from, new Move.Place(second, Optional.empty()), Watch.NOBODY))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("is not empty");
        Path third = folder.resolve("third");
        assertThatThrownBy(() -> Move.make(from, new Move.Place(third, Optional.of(url)), Watch.NOBODY))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("is not empty (its table organizations has rows)");
        try (Stream<Path> left = Files.list(third)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFolderThatAServerHasIsNotMoved() {
        DataFolder taken = DataFolder.open(first);
        try {
            assertThatThrownBy(() -> Move.make(
                            new Move.Place(first, Optional.empty()),
                            new Move.Place(folder.resolve("second"), Optional.empty()),
                            Watch.NOBODY))
                    .isInstanceOf(StudioException.class)
                    .hasMessageContaining("in use by another Tagloop server");
        } finally {
            taken.close();
        }
    }

    @Test
    void aTextWithNulIsNamedWherePostgresCannotHoldIt() throws Exception {
        // The server itself never stores one.
        Jdbi.create("jdbc:sqlite:" + first.resolve("tagloop.db"))
                .useHandle(handle -> handle.execute(
                        "UPDATE users SET first_name = CAST(? AS TEXT) WHERE id = 1",
                        HexFormat.of().parseHex("6100")));
        Path second = folder.resolve("second");
        Optional<String> url = Optional.of(TestDatabases.emptyUrl());
        assertThatThrownBy(() ->
                        Move.make(new Move.Place(first, Optional.empty()), new Move.Place(second, url), Watch.NOBODY))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("users")
                .hasMessageContaining("NUL");
        try (Stream<Path> left = Files.list(second)) {
            assertThat(left).isEmpty();
        }
    }
}

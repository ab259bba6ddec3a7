package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Units that wait together share one commit, keep their order, and do not harm each other. */
class WritersShareCommitsTest {
    @TempDir
    Path folder;

    private SqlDialect dialect;
    private Database database;
    private final AtomicInteger commits = new AtomicInteger();

    @BeforeEach
    void open() throws SQLException {
        dialect = TestDatabases.empty(folder.resolve("test.db"));
        Jdbi.create(new WriterSource(dialect))
                .useHandle(handle -> handle.execute(
                        "CREATE TABLE words (id " + dialect.placeholders().get("id") + ", word TEXT NOT NULL UNIQUE)"));
        database = Database.open(new CountingDialect(dialect, commits));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static int add(Handle handle, String word) {
        return handle.createUpdate("INSERT INTO words (word) VALUES (:word)")
                .bind("word", word)
                .execute();
    }

    private List<String> words() {
        return database.read(handle -> handle.createQuery("SELECT word FROM words ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatAUnitNotedIsToldAfterItsCommitAndWhatAFailedOneNotedNever() {
        List<Map<Long, AnnotationChanges.Tasks>> told = new ArrayList<>();
        database.onAnnotations(told::add);
        database.write(handle -> {
            AnnotationChanges.note(handle, 3, List.of(7L));
            AnnotationChanges.note(handle, 3, List.of(8L));
            return add(handle, "one");
        });
        assertThatThrownBy(() -> database.write(handle -> {
                    AnnotationChanges.note(handle, 4, List.of(9L));
                    return add(handle, "one");
                }))
                .isInstanceOf(StorageException.class);
        database.write(handle -> {
            AnnotationChanges.noteAll(handle, 5);
            return add(handle, "two");
        });
        assertThat(told)
                .containsExactly(
                        Map.of(3L, new AnnotationChanges.Tasks(java.util.Set.of(7L, 8L), false)),
                        Map.of(5L, AnnotationChanges.Tasks.everything()));
    }

    @Test
    void unitsThatWaitTogetherShareOneCommitAndKeepTheirOrder() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch holdsTheWriter = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> database.write(handle -> {
            holdsTheWriter.countDown();
            gate.await();
            return add(handle, "first");
        }));
        holdsTheWriter.await();
        List<CompletableFuture<?>> others = queue(gate, 20);
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        first.join();
        assertThat(words()).hasSize(21).startsWith("first");
        // The first unit held the writer while the others came: at most a few groups, never one commit each.
        assertThat(commits.get()).isLessThanOrEqualTo(3);
    }

    private List<CompletableFuture<?>> queue(CountDownLatch gate, int count) {
        List<CompletableFuture<?>> others = new ArrayList<>();
        CountDownLatch asked = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            CompletableFuture<?> other = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                asked.countDown();
                database.write(handle -> add(handle, "w" + number));
                other.complete(null);
            });
            others.add(other);
        }
        try {
            asked.await();
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        gate.countDown();
        return others;
    }

    @Test
    void unitThatFailsUndoesItselfAlone() {
        database.write(handle -> add(handle, "before"));
        assertThatThrownBy(() -> database.write(handle -> {
                    add(handle, "half");
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("changed my mind");
        assertThatThrownBy(() -> database.write(handle -> {
                    add(handle, "other half");
                    return add(handle, "before");
                }))
                .isInstanceOf(StorageException.class);
        database.write(handle -> add(handle, "after"));
        assertThat(words()).containsExactly("before", "after");
    }

    @Test
    void failureInAGroupLeavesItsNeighboursAlone() {
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<Integer> good = CompletableFuture.supplyAsync(() -> database.write(handle -> {
            gate.await();
            return add(handle, "good");
        }));
        CompletableFuture<Integer> bad = CompletableFuture.supplyAsync(() -> database.write(handle -> {
            add(handle, "bad");
            throw new IllegalStateException("no");
        }));
        CompletableFuture<Integer> fine =
                CompletableFuture.supplyAsync(() -> database.write(handle -> add(handle, "fine")));
        gate.countDown();
        good.join();
        fine.join();
        assertThatThrownBy(bad::join).hasRootCauseMessage("no");
        assertThat(words()).containsExactlyInAnyOrder("good", "fine");
    }

    @Test
    @Timeout(30)
    void anErrorInAUnitUndoesThatUnitAloneAndTheWriterGoesOn() {
        List<Map<Long, AnnotationChanges.Tasks>> told = new ArrayList<>();
        AtomicInteger outgoing = new AtomicInteger();
        database.onAnnotations(told::add);
        database.onOutgoing(outgoing::incrementAndGet);
        for (Error error : List.of(
                new StackOverflowError("too deep"),
                new OutOfMemoryError("too much"),
                new NoClassDefFoundError("not there"),
                new AssertionError("not so"))) {
            assertThatThrownBy(() -> database.write(handle -> {
                        AnnotationChanges.note(handle, 4, List.of(9L));
                        Wakeups.note(handle);
                        add(handle, "half");
                        throw error;
                    }))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The write failed: " + error)
                    .hasCause(error);
            assertThat(database.<Integer>write(handle -> add(handle, error.getMessage())))
                    .isEqualTo(1);
        }
        assertThat(words()).containsExactly("too deep", "too much", "not there", "not so");
        assertThat(told).isEmpty();
        assertThat(outgoing).hasValue(0);
    }

    @Test
    void readSeesEveryWriteAcknowledgedBeforeIt() {
        for (int i = 0; i < 200; i++) {
            String word = "w" + i;
            database.write(handle -> add(handle, word));
            assertThat(words()).hasSize(i + 1).endsWith(word);
        }
    }

    @Test
    void readHandleCannotWrite() {
        assertThatThrownBy(() -> database.read(handle -> add(handle, "sneaky"))).isInstanceOf(StorageException.class);
        assertThat(words()).isEmpty();
    }

    @Test
    void writeInsideAWriteIsRefusedInsteadOfWaitingForEver() {
        assertThatThrownBy(() -> database.write(handle -> database.write(inner -> add(inner, "inner"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a write");
    }

    @Test
    void fullDiskFailsTheWriteAndNothingElse() {
        TestDatabases.onlyOnSqlite("the size of a PostgreSQL database cannot be limited");
        database.write(handle -> add(handle, "before"));
        database.write(
                handle -> handle.createUpdate("PRAGMA max_page_count = 20").execute());
        assertThatThrownBy(() -> database.write(handle -> {
                    add(handle, "half");
                    return add(handle, "x".repeat(1 << 20));
                }))
                .isInstanceOf(StorageFullException.class)
                .hasMessageContaining("Nothing was stored");
        assertThat(words()).containsExactly("before");
        database.write(handle -> add(handle, "small"));
        assertThat(words()).containsExactly("before", "small");
    }

    @Test
    void closedDatabaseFinishesWhatWaitsAndTakesNoMore() throws Exception {
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        CountDownLatch asked = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            int number = i;
            waiting.add(CompletableFuture.supplyAsync(
                    () -> {
                        asked.countDown();
                        return database.write(handle -> {
                            Thread.sleep(20);
                            return add(handle, "w" + number);
                        });
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        asked.await();
        Thread.sleep(50);
        database.close();
        waiting.forEach(CompletableFuture::join);
        assertThatThrownBy(() -> database.write(handle -> add(handle, "late")))
                .isInstanceOf(StorageBusyException.class);
        assertThat(folder.resolve("test.db-wal")).doesNotExist();
        long stored = Jdbi.create(new WriterSource(dialect))
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM words")
                        .mapTo(Long.class)
                        .one());
        assertThat(stored).isEqualTo(10);
        database = Database.open(new CountingDialect(dialect, commits));
    }

    /** Counts commits of the writer. */
    private record CountingDialect(SqlDialect real, AtomicInteger commits) implements SqlDialect {
        @Override
        public Connection openWriter() throws SQLException {
            Connection connection = real.openWriter();
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("commit")) {
                            commits.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (java.lang.reflect.InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Connection openMigrator() throws SQLException {
            return real.openMigrator();
        }

        @Override
        public DataSource readers() {
            return real.readers();
        }

        @Override
        public Map<String, String> placeholders() {
            return real.placeholders();
        }

        @Override
        public Loading load() throws SQLException {
            return real.load();
        }

        @Override
        public IdNumbers ids() {
            return real.ids();
        }

        @Override
        public JsonSql json() {
            return real.json();
        }

        @Override
        public boolean isFull(SQLException failure) {
            return real.isFull(failure);
        }

        @Override
        public boolean breaksTransaction(SQLException failure) {
            return real.breaksTransaction(failure);
        }

        @Override
        public void giveUp(Connection writer) throws SQLException {
            real.giveUp(writer);
        }

        @Override
        public void backup(Path target) throws SQLException {
            real.backup(target);
        }

        @Override
        public void settle(Connection writer) throws SQLException {
            real.settle(writer);
        }
    }
}

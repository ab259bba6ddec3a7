package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. Units are taken in the order in which they came (fair: nobody overtakes); those that wait together run in one
 * transaction, each inside its own savepoint, and share one commit. A unit's future completes only after that commit is on the disk.
 */
final class WriteQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);
    private static final int WAITING_LIMIT = 4096;
    private static final int GROUP_LIMIT = 128;
    /** A group stops growing after this time, so that the first of it does not wait for a stream of others. */
    private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** Comes after all others when the queue is closed: whoever waits for the next one need not wait any longer. */
    private static final Entry<?> END = new Entry<>(null, true, new CompletableFuture<>());

    /** A connection that was idle for longer is looked at before it is used. */
    private static final long DOUBTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final SqlDialect dialect;
    private final UnitFailure failure;
    private Handle handle;
    private Connection connection;
    /** Set when the connection is of no more use and another has to be opened. */
    private boolean lost;

    private long lastUsed = System.nanoTime();
    private final BlockingQueue<Entry<?>> waiting = new ArrayBlockingQueue<>(WAITING_LIMIT, true);
    private final Object gate = new Object();
    private final Thread thread;
    private volatile CommitListener listener = (writes, took, durable) -> {};
    private volatile Consumer<Map<Long, AnnotationChanges.Tasks>> annotations = changed -> {};
    private volatile Runnable outgoing = () -> {};
    /** Grows with each commit of something that matters, before that is acknowledged. */
    private final AtomicLong version = new AtomicLong();

    private boolean closed;

    WriteQueue(SqlDialect dialect) throws SQLException {
        this.dialect = dialect;
        this.failure = UnitFailure.ofWrites(dialect);
        open();
        this.thread = Thread.ofPlatform().name("tagloop-writer").daemon(true).start(this::loop);
    }

    private void open() throws SQLException {
        connection = dialect.openWriter();
        handle = Statements.over(() -> connection, dialect.statements()).open();
        // While a connection was lost others may have written.
        version.incrementAndGet();
        lost = false;
    }

    /** Lets the store be written anew, between two groups. */
    CompletableFuture<Boolean> compact() {
        return submit(new Entry<>(null, true, new CompletableFuture<>()));
    }

    <T> CompletableFuture<T> submit(Work<T> work) {
        return submit(work, false);
    }

    /** @param minor whether nothing that lists of tasks show can be changed by it */
    <T> CompletableFuture<T> submit(Work<T> work, boolean minor) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a write was started inside a write; use the handle that you were given");
        }
        return submit(new Entry<>(work, minor, new CompletableFuture<>()));
    }

    private <T> CompletableFuture<T> submit(Entry<T> entry) {
        synchronized (gate) {
            if (closed) {
                throw new StorageBusyException(
                        "The server is stopping; nothing was stored. Try again when it is back.");
            }
            if (!waiting.offer(entry)) {
                throw new StorageBusyException(
                        "Too many writes are waiting; nothing was stored. Try again in a moment.");
            }
        }
        return entry.done;
    }

    private void loop() {
        while (true) {
            try {
                Entry<?> first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first == null || first.equals(END)) {
                    if (isDrained()) {
                        return;
                    }
                } else if (first.isAlone()) {
                    compact(first);
                } else {
                    group(first);
                }
            } catch (InterruptedException e) {
                LOG.debug("the writer goes on until it is closed", e);
            }
        }
    }

    private boolean isDrained() {
        synchronized (gate) {
            return closed && waiting.isEmpty();
        }
    }

    /** Runs the first unit and those that wait behind it in one transaction, commits, then tells everybody. */
    private void group(Entry<?> first) {
        List<Entry<?>> written = new ArrayList<>();
        long start = System.nanoTime();
        Entry<?> entry = first;
        try {
            standReady();
            while (entry != null) {
                // Before it runs: when the transaction breaks under it, it has to be told as well.
                written.add(entry);
                boolean isFirst = written.size() == 1;
                if (!(isFirst ? runFirst(entry) : runInSavepoint(entry))) {
                    written.removeLast();
                }
                boolean full = written.size() >= GROUP_LIMIT || System.nanoTime() - start > GROUP_NANOS;
                entry = full || nextIsAlone() ? null : waiting.poll();
            }
            commit();
        } catch (SQLException | RuntimeException e) {
            AnnotationChanges.of(handle).take();
            Wakeups.of(handle).take();
            undo();
            RuntimeException told = failure.translate(e);
            if (written.isEmpty()) {
                first.done.completeExceptionally(told);
            }
            written.forEach(undone -> undone.done.completeExceptionally(told));
            tell(written.size(), start, false);
            return;
        }
        // Before anybody is told that it is stored: who asks for the next task finds what is learned from the last.
        Map<Long, AnnotationChanges.Tasks> changed =
                AnnotationChanges.of(handle).take();
        if (!changed.isEmpty()) {
            annotations.accept(changed);
        }
        if (Wakeups.of(handle).take()) {
            outgoing.run();
        }
        if (!written.stream().allMatch(unit -> unit.minor)) {
            version.incrementAndGet();
        }
        written.forEach(Entry::acknowledge);
        tell(written.size(), start, true);
    }

    /** Only this thread takes from the queue, so that what comes next does so still when it is taken. */
    private boolean nextIsAlone() {
        Entry<?> next = waiting.peek();
        return next != null && next.isAlone();
    }

    private void compact(Entry<?> entry) {
        try {
            standReady();
            connection.setAutoCommit(true);
            try {
                dialect.compact(connection);
            } finally {
                connection.setAutoCommit(false);
            }
            entry.acknowledge();
        } catch (SQLException | RuntimeException e) {
            entry.done.completeExceptionally(failure.translate(e));
        }
    }

    private void tell(int writes, long start, boolean durable) {
        if (writes > 0) {
            listener.ended(writes, Duration.ofNanos(System.nanoTime() - start), durable);
        }
    }

    void onCommit(CommitListener next) {
        listener = next;
    }

    void onAnnotations(Consumer<Map<Long, AnnotationChanges.Tasks>> next) {
        annotations = next;
    }

    void onOutgoing(Runnable next) {
        outgoing = next;
    }

    long version() {
        return version.get();
    }

    int waiting() {
        return waiting.size();
    }

    private void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (dialect.isAway(e)) {
                throw new StorageBusyException(
                        "The database was lost while it stored: look whether the change is there before you repeat it.",
                        e);
            }
            throw e;
        }
    }

    /** Opens another connection in place of a lost one. One that was lost while nobody wrote is noticed here, at nobody's expense. */
    private void standReady() throws SQLException {
        if (System.nanoTime() - lastUsed > DOUBTED_NANOS) {
            lost |= !dialect.isUsable(connection);
        }
        if (lost) {
            handle.close();
            try {
                open();
            } catch (StudioException e) {
                throw new StorageBusyException(e.getMessage(), e);
            }
            LOG.warn("The connection to the database was lost; another one is open.");
        }
        lastUsed = System.nanoTime();
    }

    /** A unit with nothing before it in the transaction is undone with the transaction, and needs no savepoint. */
    private boolean runFirst(Entry<?> entry) throws SQLException {
        return run(entry, () -> dialect.giveUp(connection));
    }

    private boolean runInSavepoint(Entry<?> entry) throws SQLException {
        Savepoint unit = connection.setSavepoint("unit");
        boolean well = run(entry, () -> connection.rollback(unit));
        connection.releaseSavepoint(unit);
        return well;
    }

    /** Undoes what a unit did. */
    private interface Undoing {
        void undo() throws SQLException;
    }

    /** True when the unit succeeded and waits for the commit; false when it failed alone, is undone and has been told so. */
    private <T> boolean run(Entry<T> entry, Undoing undoing) throws SQLException {
        try {
            entry.result = entry.work.run(handle);
            endUnit(true);
            return true;
        } catch (Exception e) {
            endUnit(false);
            Optional<SQLException> sql = UnitFailure.sqlCause(e);
            if (sql.filter(dialect::breaksTransaction).isPresent()) {
                throw sql.get();
            }
            undoing.undo();
            entry.done.completeExceptionally(failure.translate(e));
            return false;
        } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            // Without this thread nobody could write any more.
            endUnit(false);
            undoing.undo();
            LOG.error("a write met an error that is no exception", e);
            entry.done.completeExceptionally(new StorageException("The write failed: " + e, e));
            return false;
        }
    }

    private void endUnit(boolean well) {
        AnnotationChanges.of(handle).unitEnded(well);
        Wakeups.of(handle).unitEnded(well);
    }

    private void undo() {
        try {
            dialect.giveUp(connection);
        } catch (SQLException e) {
            LOG.debug("the transaction could not be given up; its connection is replaced", e);
            lost = true;
        }
    }

    /** Takes no more units, finishes those that wait, brings the store to rest and closes the connection. */
    @Override
    public void close() {
        synchronized (gate) {
            closed = true;
            // A full queue has no place for it and keeps the writer busy: it looks for itself afterwards.
            waiting.offer(END);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            dialect.settle(connection);
        } catch (SQLException e) {
            LOG.warn("The database could not be brought to rest; the next start does it: {}", e.getMessage());
        } finally {
            handle.close();
        }
    }

    private static final class Entry<T> {
        private final Work<T> work;
        private final boolean minor;
        private final CompletableFuture<T> done;
        private T result;

        Entry(Work<T> work, boolean minor, CompletableFuture<T> done) {
            this.work = work;
            this.minor = minor;
            this.done = done;
        }

        /** Nothing else may run in a transaction with it. */
        boolean isAlone() {
            return work == null;
        }

        void acknowledge() {
            done.complete(result);
        }
    }
}

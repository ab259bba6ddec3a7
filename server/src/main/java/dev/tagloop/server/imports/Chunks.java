package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Stores the items of an import some at a time, invisibly, while the next ones are read. A transaction takes as many chunks as come, so
 * that pages which many rows share go to the disk once, and ends as soon as somebody else waits for the writer. For one thread.
 */
final class Chunks {
    /** Rows of tables in one chunk: others wait for the writer for some milliseconds. */
    private static final int ROWS = 500;

    /** Characters in one chunk, unless a single item has more. */
    private static final long SIZE = 1 << 20;

    /** Chunks that lie ready, beside the one that is stored and the one that is read. */
    private static final int READY = 6;

    /** How long a transaction stays open for the next chunk. */
    private static final Duration PATIENCE = Duration.ofMillis(25);

    private final Database database;
    private final ProjectRef project;
    private final long user;
    private final boolean tellsIds;
    private final Turns turns;
    private final LongStream.Builder ids = LongStream.builder();
    private final ReadyChunks ready = new ReadyChunks(READY, PATIENCE);
    private List<PackedItem> waiting = new ArrayList<>();
    private int rows;
    private long size;
    private volatile Optional<Long> importId = Optional.empty();
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    Chunks(Database database, ProjectRef project, long user, boolean tellsIds) {
        this.database = database;
        this.project = project;
        this.user = user;
        this.tellsIds = tellsIds;
        this.turns = new Turns(database);
    }

    void add(PackedItem item) {
        if (!waiting.isEmpty() && (rows + item.rows() > ROWS || size + item.size() > SIZE)) {
            handOver(waiting);
            waiting = new ArrayList<>(waiting.size());
            rows = 0;
            size = 0;
        }
        waiting.add(item);
        rows += item.rows();
        size += item.size();
    }

    private void handOver(List<PackedItem> chunk) {
        while (!ready.offer(chunk)) {
            ready.awaitRoom(running::isDone);
            goOn();
        }
        goOn();
    }

    /** Sees to it that chunks are stored; the last transaction may have ended for the sake of others. */
    private void goOn() {
        if (running.isDone() && !ready.isEmpty()) {
            join();
            running = database.submit(this::storeReady);
            running.whenComplete((done, failure) -> ready.wake());
        }
    }

    private Void storeReady(Handle handle) throws Exception {
        int most = turns.begin();
        try (ChunkWriter writer = writer(handle)) {
            // The first one is there, and whoever waits behind this turn waits for no more than that.
            Optional<List<PackedItem>> chunk = ready.take(() -> false);
            for (int stored = 1; chunk.isPresent(); stored++) {
                store(writer, chunk.get());
                chunk = stored < most ? ready.take(turns::othersWait) : Optional.empty();
            }
        }
        return null;
    }

    private void store(ChunkWriter writer, List<PackedItem> chunk) throws SQLException {
        writer.write(chunk, tellsIds ? ids::add : id -> {});
    }

    private ChunkWriter writer(Handle handle) throws SQLException {
        if (importId.isPresent()) {
            PendingImports.require(handle, importId.get());
        } else {
            if (ProjectRef.find(handle, project.id()).isEmpty()) {
                throw ApiException.noMatch("Project");
            }
            importId = Optional.of(PendingImports.begin(handle, project.id()));
        }
        return new ChunkWriter(handle, project, importId.get(), Annotators.of(handle, project, user), user);
    }

    /** Waits until all chunks that were begun are on the disk. */
    void await() {
        ready.end();
        do {
            goOn();
            join();
        } while (!ready.isEmpty());
    }

    private void join() {
        try {
            running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
        }
    }

    /** Stores what waits, in the transaction that publishes all; its id. */
    long last(Handle handle) throws Exception {
        try (ChunkWriter writer = writer(handle)) {
            store(writer, waiting);
        }
        return importId.orElseThrow();
    }

    /** Everybody sees it now. The tasks' ids in order, where they were wanted. */
    long[] published() {
        importId = Optional.empty();
        return ids.build().toArray();
    }

    /** Takes back what is stored but not published. */
    void undo() {
        ready.clear();
        ready.end();
        try {
            join();
        } catch (RuntimeException e) {
            // Whoever waits for the chunks was told; what is stored of them goes all the same.
            running = CompletableFuture.completedFuture(null);
        }
        importId.ifPresent(id -> PendingImports.sweep(database, id));
        importId = Optional.empty();
    }
}

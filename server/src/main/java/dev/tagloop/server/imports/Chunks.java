package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Stores the items of an import some at a time, invisibly. While one chunk is written the next one is read, and no more than these two are
 * in memory. For one thread.
 */
final class Chunks {
    /** Rows of tables in one transaction: others wait for the writer for some milliseconds. */
    private static final int ROWS = 1000;

    /** Characters in one transaction, unless a single item has more. */
    private static final long SIZE = 4 << 20;

    private final Database database;
    private final ProjectRef project;
    private final long user;
    private final boolean tellsIds;
    private final LongStream.Builder ids = LongStream.builder();
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
    }

    void add(PackedItem item) {
        if (!waiting.isEmpty() && (rows + item.rows() > ROWS || size + item.size() > SIZE)) {
            List<PackedItem> chunk = waiting;
            waiting = new ArrayList<>(chunk.size());
            rows = 0;
            size = 0;
            await();
            running = database.submit(handle -> {
                store(handle, chunk);
                return null;
            });
        }
        waiting.add(item);
        rows += item.rows();
        size += item.size();
    }

    private void store(Handle handle, List<PackedItem> chunk) throws Exception {
        if (importId.isPresent()) {
            PendingImports.require(handle, importId.get());
        } else {
            if (ProjectRef.find(handle, project.id()).isEmpty()) {
                throw ApiException.noMatch("Project");
            }
            importId = Optional.of(PendingImports.begin(handle, project.id()));
        }
        Annotators annotators = Annotators.of(handle, project, user);
        try (ChunkWriter writer = new ChunkWriter(handle, project, importId.get(), annotators, user)) {
            writer.write(chunk, tellsIds ? ids::add : id -> {});
        }
    }

    /** Waits until all chunks that were begun are on the disk. */
    void await() {
        try {
            running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
        }
    }

    /** Stores what waits, in the transaction that publishes all; its id. */
    long last(Handle handle) throws Exception {
        store(handle, waiting);
        return importId.orElseThrow();
    }

    /** Everybody sees it now. The tasks' ids in order, where they were wanted. */
    long[] published() {
        importId = Optional.empty();
        return ids.build().toArray();
    }

    /** Takes back what is stored but not published. */
    void undo() {
        try {
            await();
        } catch (RuntimeException e) {
            // Whoever waits for the chunks was told; what is stored of them goes all the same.
            running = CompletableFuture.completedFuture(null);
        }
        importId.ifPresent(id -> PendingImports.sweep(database, id));
        importId = Optional.empty();
    }
}

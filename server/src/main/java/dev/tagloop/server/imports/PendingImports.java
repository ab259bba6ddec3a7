package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports in the making: their tasks are stored but seen by nobody until the row of {@code pending_imports} goes. Tasks on their way out
 * are hidden in the same way.
 */
public final class PendingImports {
    private static final Logger LOG = LoggerFactory.getLogger(PendingImports.class);
    /** Tasks removed in one transaction, so that others need not wait long. */
    private static final int SWEPT_TOGETHER = 2000;

    private PendingImports() {}

    /** Begins one; tasks that carry its id are invisible from now on. */
    public static long begin(Handle handle, long project) {
        return handle.createQuery(
                        "INSERT INTO pending_imports (project_id, created_at) VALUES (:project, :now) RETURNING id")
                .bind("project", project)
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
    }

    /** @throws ApiException 404 when the import is gone, because its project is */
    static void require(Handle handle, long importId) {
        long found = handle.createQuery("SELECT COUNT(*) FROM pending_imports WHERE id = :id")
                .bind("id", importId)
                .mapTo(Long.class)
                .one();
        if (found == 0) {
            throw ApiException.of(404, "The project was deleted while tasks were imported; nothing was stored.");
        }
    }

    /** Lets everybody see the import's tasks. */
    public static void publish(Handle handle, long importId) {
        handle.createUpdate("DELETE FROM pending_imports WHERE id = :id")
                .bind("id", importId)
                .execute();
    }

    /** Removes the tasks of an import that failed, or of one that was made to hide them. */
    public static void sweep(Database database, long importId) {
        int gone;
        do {
            gone = database.write(handle -> handle.createUpdate(
                            "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE import_id = :id LIMIT :limit)")
                    .bind("id", importId)
                    .bind("limit", SWEPT_TOGETHER)
                    .execute());
        } while (gone == SWEPT_TOGETHER);
        database.write(handle -> handle.createUpdate("DELETE FROM pending_imports WHERE id = :id")
                .bind("id", importId)
                .execute());
    }

    /** Removes what imports left behind that a killed server was at; what was on its way to the trash is the trash's business. */
    public static void sweepAll(Database database) {
        List<Long> left = database.read(handle -> handle.createQuery("SELECT id FROM pending_imports WHERE id NOT IN"
                        + " (SELECT import_id FROM trash WHERE import_id IS NOT NULL) ORDER BY id")
                .mapTo(Long.class)
                .list());
        for (long importId : left) {
            sweep(database, importId);
            LOG.info("Tasks that the last stop left half imported or half deleted were removed.");
        }
    }
}

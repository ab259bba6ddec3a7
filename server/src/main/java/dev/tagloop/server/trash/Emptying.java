package dev.tagloop.server.trash;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Removes things from the trash for good, a few at a time, so that others need not wait. */
final class Emptying {
    private static final int TOGETHER = 2000;

    private final Database database;
    private final LongConsumer projectIsGone;

    /** @param projectIsGone is told of every project that is gone for good, for what is kept of it outside the database */
    Emptying(Database database, LongConsumer projectIsGone) {
        this.database = database;
        this.projectIsGone = projectIsGone;
    }

    /** Removes what has lain there for this long. @param enough tells when to stop; the next time goes on */
    void sweep(Duration kept, BooleanSupplier enough) {
        String before = Times.text(Instant.now().minus(kept));
        List<TrashItem> old;
        do {
            old = database.read(handle -> TrashItems.deletedBefore(handle, before));
            for (TrashItem item : old) {
                if (enough.getAsBoolean()) {
                    return;
                }
                remove(item);
            }
        } while (!old.isEmpty());
    }

    /** Removes one thing. @throws ApiException 404 or 400 when it is gone, or on its way, by now */
    void remove(TrashItem item) {
        database.write(handle -> {
            TrashItem now = TrashItems.find(handle, item.id()).orElseThrow(() -> ApiException.noMatch("trash item"));
            if (!now.state().equals(TrashItem.LEAVING)) {
                now.requireResting();
                TrashItems.setState(handle, item.id(), TrashItem.LEAVING, null);
            }
            return null;
        });
        if (item.isProject()) {
            repeat(
                    "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE project_id = :id ORDER BY id LIMIT :limit)",
                    item.projectId());
            database.read(handle -> TrashItems.allOfProject(handle, item.projectId()))
                    .forEach(this::remove);
        }
        repeat(
                "DELETE FROM trash_rows WHERE id IN (SELECT id FROM trash_rows WHERE trash_id = :id ORDER BY id LIMIT :limit)",
                item.id());
        database.write(handle -> {
            if (item.isProject()) {
                Projects.delete(handle, item.projectId());
            }
            TrashItems.delete(handle, item.id());
            return null;
        });
        if (item.isProject()) {
            projectIsGone.accept(item.projectId());
        }
    }

    private void repeat(String sql, long id) {
        int gone;
        do {
            gone = database.write(handle -> handle.createUpdate(sql)
                    .bind("id", id)
                    .bind("limit", TOGETHER)
                    .execute());
        } while (gone == TOGETHER);
    }
}

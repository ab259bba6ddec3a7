package dev.tagloop.server.tasks;

import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.storage.Database;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one question finds. A filtered or ordered list is gathered in one walk when it is first asked for, however few of its rows are wanted:
 * to count them takes that walk anyway, and every page after it takes none. Who asks at the same time waits for the same walk.
 */
final class TaskList {
    /** Rows of a whole project by its tasks' numbers, of which a database finds the first ones without a walk. */
    private static final int SHALLOW = 2000;

    private final String name;
    private final String key;
    private final long version;
    private final long project;
    private final TaskFilter filter;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile TaskTotals counters;
    private volatile FoundTasks found;

    /** @param version of the store before it is asked, @param filter not resolved */
    TaskList(String name, String key, long version, long project, TaskFilter filter) {
        this.name = name;
        this.key = key;
        this.version = version;
        this.project = project;
        this.filter = filter;
    }

    String name() {
        return name;
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    /** How much memory it takes, about. */
    long bytes() {
        FoundTasks now = found;
        return 200 + 2L * key.length() + (now == null ? 0 : now.bytes());
    }

    private boolean isPlain() {
        return filter.isEverything() && filter.isById();
    }

    TaskTotals totals(Database database) {
        if (!isPlain()) {
            return found(database).totals();
        }
        if (counters == null) {
            counters = database.read(handle -> TaskTotals.of(handle, project));
        }
        return counters;
    }

    /** The ids of the tasks in some rows, in their order. */
    List<Long> rows(Database database, long offset, long limit) {
        return found == null && isPlain() && offset + limit <= SHALLOW
                ? database.read(handle -> FoundTasks.of(handle, project, filter, offset, limit)
                        .ids()
                        .slice(0, limit))
                : found(database).ids().slice(offset, limit);
    }

    private FoundTasks found(Database database) {
        if (found == null) {
            lock.lock();
            try {
                if (found == null) {
                    found = database.read(handle -> FoundTasks.of(handle, project, filter));
                }
            } finally {
                lock.unlock();
            }
        }
        return found;
    }
}

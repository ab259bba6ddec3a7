package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks of a project that nobody has labelled and that are for everybody, a window at a time, each in a transaction of its own: ordering takes
 * its time without keeping a connection from others.
 */
final class TaskPool {
    static final int WINDOW = 200;
    /** Windows that a sample has. */
    private static final int SAMPLED = 25;

    private static final String TASKS = " FROM visible_tasks t";
    private static final String OPEN = " WHERE t.project_id = :project AND t.is_labeled = FALSE"
            + " AND t.is_assigned = FALSE AND t.total_annotations = 0";

    private final Database database;
    private final long project;

    TaskPool(Database database, long project) {
        this.database = database;
        this.project = project;
    }

    long size() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*)" + TASKS + OPEN)
                .bind("project", project)
                .mapTo(Long.class)
                .one());
    }

    /** All of it, by rising id. */
    Iterator<List<Task>> all() {
        return new Windows(Long.MAX_VALUE, last -> last);
    }

    /** Some thousands of tasks from all over it; all of a pool that has no more. */
    Iterator<List<Task>> sample() {
        long low = end("ASC").orElse(0L);
        long high = end("DESC").orElse(0L);
        if (size() <= (long) SAMPLED * WINDOW) {
            return all();
        }
        long step = (high - low) / SAMPLED;
        long[] windows = {0};
        return new Windows(SAMPLED, last -> Math.max(last, low - 1 + windows[0]++ * step));
    }

    private Optional<Long> end(String direction) {
        return database.read(
                handle -> handle.createQuery("SELECT t.id" + TASKS + OPEN + " ORDER BY t.id " + direction + " LIMIT 1")
                        .bind("project", project)
                        .mapTo(Long.class)
                        .findOne());
    }

    private final class Windows implements Iterator<List<Task>> {
        private final long most;
        private final LongUnaryOperator start;
        private long taken;
        private long last;
        private List<Task> next;

        /** @param start behind which id the next window begins, by the last id of the one before */
        Windows(long most, LongUnaryOperator start) {
            this.most = most;
            this.start = start;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = taken < most ? window(start.applyAsLong(last)) : List.of();
                taken++;
            }
            return !next.isEmpty();
        }

        @Override
        public List<Task> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<Task> window = next;
            last = window.getLast().id().orElseThrow();
            next = null;
            return window;
        }
    }

    private List<Task> window(long after) {
        return database.read(
                handle -> handle.createQuery("SELECT t.id, b.data" + TASKS + " JOIN task_bodies b ON b.task_id = t.id"
                                + OPEN + " AND t.id > :after ORDER BY t.id LIMIT :window")
                        .bind("project", project)
                        .bind("after", after)
                        .bind("window", WINDOW)
                        .map((row, context) -> task(row.getLong("id"), row.getString("data")))
                        .list());
    }

    private Task task(long id, String data) {
        ObjectNode json = Json.object().put("id", id).put("project", project);
        json.set("data", Json.parse(data));
        return new Task(JsonObject.owning(json));
    }
}

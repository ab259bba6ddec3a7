package dev.tagloop.server.actions;

import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.storage.Database;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The tasks of a project that a request is about, by filter and by hand. */
final class Selection {
    /** Tasks that are looked at together. */
    private static final int WINDOW = 2000;

    /** How far from its first task a window reaches: a database that expects few tasks sorts all that it is not kept from. */
    private static final int REACH = 10 * WINDOW;

    private final Database database;
    private final long project;
    private final TaskFilter filter;

    Selection(Database database, long project, TaskFilter filter) {
        this.database = database;
        this.project = project;
        this.filter = filter;
    }

    /** Whether it is all tasks of the project. */
    boolean isEverything() {
        return filter.isEverything();
    }

    /** Asks something about all of them together. @param values what is asked, each an SQL expression on tasks {@code t} */
    <T> T ask(String values, Map<String, ?> bound, RowMapper<T> mapper) {
        return database.read(handle -> {
            TaskFilter here = filter.resolved(handle, project);
            return here.bind(handle.createQuery("SELECT " + values + " FROM " + here.fromUnordered()
                            + " WHERE t.project_id = :project" + here.and()))
                    .bind("project", project)
                    .bindMap(bound)
                    .map(mapper)
                    .one();
        });
    }

    /** What is done with a few tasks. */
    interface Part {
        void accept(List<Long> tasks) throws Exception;
    }

    /** Goes through the tasks by id. @param size most tasks of a part */
    void forEach(int size, Part part) {
        long after = 0;
        for (Window window = window(after); window.last() > after; window = window(after)) {
            List<Long> ids = window.ids();
            for (int from = 0; from < ids.size(); from += size) {
                accept(part, ids.subList(from, Math.min(ids.size(), from + size)));
            }
            after = window.last();
        }
    }

    private static void accept(Part part, List<Long> ids) {
        try {
            part.accept(ids);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some tasks that follow one another, and which of them are selected. */
    private record Window(long last, List<Long> ids) {}

    private Window window(long after) {
        return database.read(handle -> {
            long last = handle.createQuery("SELECT COALESCE(MAX(w.id), 0) FROM (SELECT t.id FROM visible_tasks t"
                            + " WHERE t.project_id = :project AND t.id > :after AND t.id <= " + REACH
                            + " + (SELECT f.id FROM visible_tasks f WHERE f.project_id = :project AND f.id > :after"
                            + " ORDER BY f.id LIMIT 1) ORDER BY t.id LIMIT " + WINDOW + ") w")
                    .bind("project", project)
                    .bind("after", after)
                    .mapTo(Long.class)
                    .one();
            return new Window(last, last == 0 ? List.of() : ids(handle, after, last));
        });
    }

    private List<Long> ids(Handle handle, long after, long last) {
        TaskFilter here = filter.resolved(handle, project, after, last);
        return here.bind(handle.createQuery("SELECT t.id FROM " + here.fromUnordered()
                        + " WHERE t.project_id = :project AND t.id > :after AND t.id <= :last" + here.and()
                        + " ORDER BY t.id"))
                .bind("project", project)
                .bind("after", after)
                .bind("last", last)
                .mapTo(Long.class)
                .list();
    }
}

package dev.tagloop.server.exports;

import dev.tagloop.server.filters.TaskFilter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which tasks of a project an export holds.
 *
 * @param wanted only these ids, in ascending order; empty for all
 * @param conditions what each of them is
 * @param filter of a tab of the data manager
 */
record Selection(long project, Optional<List<Long>> wanted, List<TaskCondition> conditions, TaskFilter filter) {
    Selection(long project, Optional<List<Long>> wanted, List<TaskCondition> conditions) {
        this(project, wanted, conditions, TaskFilter.ALL);
    }

    Selection {
        conditions = List.copyOf(conditions);
        wanted = wanted.map(ids -> ids.stream().distinct().sorted().toList());
    }

    /** The same after the searches of its filter; nothing can be asked of it before. */
    Selection resolved(Handle handle) {
        return new Selection(project, wanted, conditions, filter.resolved(handle, project));
    }

    /** The same, but of these tasks alone. */
    Selection only(List<Long> ids) {
        return new Selection(project, Optional.of(ids), conditions, filter);
    }

    /** How many tasks fit the conditions; which are named does not matter. */
    long count(Handle handle) {
        return filter.bind(handle.createQuery("SELECT COUNT(*)" + from()))
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }

    /** The ids of the next tasks behind this one, in ascending order; none at the end. */
    List<Long> after(Handle handle, long last, int most) {
        return wanted.isPresent() ? namedAfter(handle, last, most) : allAfter(handle, last, most);
    }

    private List<Long> allAfter(Handle handle, long last, int most) {
        return bound(handle.createQuery(select() + " AND id > :last ORDER BY id LIMIT :most"), last)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** Goes through the named ids until some of them are tasks of the selection. */
    private List<Long> namedAfter(Handle handle, long last, int most) {
        List<Long> ids = wanted.orElseThrow();
        int from = firstAfter(ids, last);
        while (from < ids.size()) {
            List<Long> part = ids.subList(from, Math.min(ids.size(), from + most));
            List<Long> found = bound(
                            handle.createQuery(select() + " AND id > :last AND id IN (<ids>) ORDER BY id"), last)
                    .bindList("ids", part)
                    .mapTo(Long.class)
                    .list();
            if (!found.isEmpty()) {
                return found;
            }
            from += part.size();
        }
        return List.of();
    }

    private static int firstAfter(List<Long> ids, long last) {
        int found = Collections.binarySearch(ids, last);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private String from() {
        return conditions.stream()
                .map(condition -> " AND " + condition.sql())
                .collect(Collectors.joining(
                        "", " FROM " + filter.fromUnordered() + " WHERE t.project_id = :project" + filter.and(), ""));
    }

    private String select() {
        return "SELECT id" + from();
    }

    private Query bound(Query query, long last) {
        return filter.bind(query).bind("project", project).bind("last", last);
    }
}

package dev.tagloop.server.filters;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * A choice of tasks as SQL, and their order.
 *
 * @param condition on {@link #from}, with named parameters
 * @param order the {@code ORDER BY} list, never empty
 * @param searches what has to be searched for before the condition can be used; see {@link #resolved}
 */
public record TaskFilter(String condition, Map<String, Object> parameters, String order, List<RegexSearch> searches) {
    /** All tasks by id. */
    public static final TaskFilter ALL = new TaskFilter("", Map.of(), TaskOrder.NONE, List.of());

    /** The table of a statement that uses a filter: tasks {@code t} with their bodies {@code b}. */
    public static final String FROM = "visible_tasks t JOIN task_bodies b ON b.task_id = t.id";

    /** Whether it leaves nothing out. */
    public boolean isEverything() {
        return condition.isEmpty();
    }

    /** Whether its tasks come by their ids, up or down. */
    public boolean isById() {
        return order.equals(TaskOrder.NONE) || order.equals(TaskOrder.NONE + " DESC");
    }

    /** The table of a statement that uses this filter: with the bodies only where it looks at them. */
    public String from() {
        return condition.contains("b.data") || order.contains("b.data") ? FROM : "visible_tasks t";
    }

    /** The table of a statement that counts what this filter lets through. */
    public String fromUnordered() {
        return condition.contains("b.data") ? FROM : "visible_tasks t";
    }

    /** A text that is the same for filters which let the same tasks through in the same order. */
    public String key() {
        Map<String, Object> values = new TreeMap<>(parameters);
        values.replaceAll((name, value) -> value instanceof TaskIds ids ? ids.json() : value);
        List<String> expressions = searches.stream()
                .map(search -> search.parameter() + search.pattern())
                .toList();
        return Json.stored(Json.tree(List.of(condition, order, values.toString(), expressions.toString())));
    }

    /** Only those of the tasks that fulfil another condition on tasks {@code t} as well. */
    public TaskFilter and(String other) {
        return new TaskFilter(isEverything() ? other : "(" + condition + ") AND " + other, parameters, order, searches);
    }

    /** Only those of the tasks that the caller sees. */
    public TaskFilter within(Sight sight) {
        if (sight.isEverything()) {
            return this;
        }
        Map<String, Object> both = new HashMap<>(parameters);
        both.putAll(sight.parameters());
        String seen = sight.condition("t.id");
        return new TaskFilter(isEverything() ? seen : "(" + condition + ") AND " + seen, both, order, searches);
    }

    /** The condition with a leading {@code AND}. */
    public String and() {
        return condition.isEmpty() ? "" : " AND (" + condition + ")";
    }

    /** Searches a project's tasks by the regular expressions, after which the filter can be used. */
    public TaskFilter resolved(Handle handle, long project) {
        return resolved(handle, project, 0, Long.MAX_VALUE);
    }

    /** The same for the tasks after one id and up to another. */
    public TaskFilter resolved(Handle handle, long project, long after, long last) {
        TaskFilter here = within(after, last);
        if (searches.isEmpty()) {
            return here;
        }
        Map<String, Object> found = new HashMap<>(here.parameters);
        for (RegexSearch search : searches) {
            found.put(search.parameter(), new TaskSearch(handle, project, after, last).ids(search, here));
        }
        return new TaskFilter(condition, found, order, List.of());
    }

    private TaskFilter within(long after, long last) {
        Map<String, Object> here = new HashMap<>(parameters);
        here.replaceAll((name, value) -> value instanceof TaskIds ids ? ids.within(after, last) : value);
        return new TaskFilter(condition, here, order, searches);
    }

    /** Binds the parameters. */
    public <S extends SqlStatement<S>> S bind(S statement) {
        // What only the order speaks of is not in a statement that counts.
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        parameters.forEach((name, value) -> statement.bind(name, value instanceof TaskIds ids ? ids.json() : value));
        return statement;
    }
}

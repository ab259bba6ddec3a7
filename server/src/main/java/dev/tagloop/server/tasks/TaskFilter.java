package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Sight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A choice of tasks as SQL.
 *
 * @param condition on {@code visible_tasks t}, with named parameters
 * @param order the {@code ORDER BY} list, never empty
 */
public record TaskFilter(String condition, Map<String, Object> parameters, String order) {
    /** All tasks by id. */
    public static final TaskFilter ALL = new TaskFilter("", Map.of(), "t.id");

    /** Whether it leaves nothing out. */
    public boolean isEverything() {
        return condition.isEmpty();
    }

    /** Only those of the tasks that the caller sees. */
    public TaskFilter within(Sight sight) {
        if (sight.isEverything()) {
            return this;
        }
        Map<String, Object> both = new HashMap<>(parameters);
        both.putAll(sight.parameters());
        String seen = sight.condition("t.id");
        return new TaskFilter(isEverything() ? seen : "(" + condition + ") AND " + seen, both, order);
    }

    /** The condition with a leading {@code AND}. */
    public String and() {
        return condition.isEmpty() ? "" : " AND (" + condition + ")";
    }

    /** Binds the parameters. */
    public <S extends SqlStatement<S>> S bind(S statement) {
        List<Map.Entry<String, Object>> plain = new ArrayList<>();
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            if (parameter.getValue() instanceof List<?> list) {
                statement.bindList(parameter.getKey(), list);
            } else {
                plain.add(parameter);
            }
        }
        plain.forEach(parameter -> statement.bind(parameter.getKey(), parameter.getValue()));
        return statement;
    }
}

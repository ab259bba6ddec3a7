package dev.tagloop.server.views;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.filters.TaskQuery;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which tasks a request means: by a tab, by what it says itself, or by both, and then its own word counts. */
public final class AskedTasks {
    private AskedTasks() {}

    /** The tab that the query names. @throws ApiException 404 when there is none; whether the caller may see it is not asked */
    public static Optional<ViewRow> view(Database database, Call call) {
        return call.query()
                .text("view")
                .filter(text -> !text.isBlank())
                .map(text -> call.query().number("view").orElse(Long.MIN_VALUE))
                .map(id -> database.read(handle -> Views.get(handle, id)));
    }

    /**
     * The choice of tasks.
     *
     * @param own what the request says: filters, ordering, selectedItems
     * @throws ApiException 404 for a tab of another project, 400 for what cannot be understood
     */
    public static TaskFilter filter(
            Database database, ProjectRef project, Sight sight, Optional<ViewRow> view, JsonNode own) {
        if (view.filter(tab -> tab.projectId() != project.id()).isPresent()) {
            throw ApiException.noMatch("View");
        }
        Set<String> numbers = new HashSet<>(view.map(ViewRow::numbers).orElse(Set.of()));
        numbers.addAll(ViewRow.numbers(own));
        TaskQuery reader = new TaskQuery(database.json(), sight, numbers);
        if (view.isEmpty() || !own.isObject()) {
            return reader.of(own);
        }
        ObjectNode query = view.get().query();
        for (Map.Entry<String, JsonNode> said : own.properties()) {
            if (!said.getValue().isNull()) {
                query.set(said.getKey(), said.getValue());
            }
        }
        return reader.of(query);
    }
}

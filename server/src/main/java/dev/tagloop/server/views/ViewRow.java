package dev.tagloop.server.views;

import dev.tagloop.server.http.Json;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tab as it is stored.
 *
 * @param position the smaller ones stand before the others
 * @param data stored JSON of what a screen keeps: its title, which columns it shows
 * @param filters stored JSON of {@code {conjunction, items}}; null for none
 * @param ordering stored JSON of a list; null for none
 * @param selected stored JSON of {@code selectedItems}; null for none
 */
public record ViewRow(
        long id,
        long projectId,
        Long userId,
        long position,
        String data,
        String filters,
        String ordering,
        String selected) {
    static final String COLUMNS =
            "v.id, v.project_id, v.user_id, v.position, v.data, v.filters, v.ordering, v.selected";
    static final RowMapper<ViewRow> MAPPER = ConstructorMapper.of(ViewRow.class);

    /** As the API shows it, in its key order. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id);
        ObjectNode shown = (ObjectNode) Json.parse(data);
        json.set("data", shown);
        if (filters != null) {
            shown.set("filters", Json.parse(filters));
        }
        if (ordering != null) {
            shown.set("ordering", Json.parse(ordering));
        }
        if (selected != null) {
            json.set("selected_items", Json.parse(selected));
        }
        return json.put("order", position).put("user", userId).put("project", projectId);
    }

    /** What a request with this tab asks for, unless it says something else itself. */
    public ObjectNode query() {
        ObjectNode query = Json.object();
        put(query, "filters", filters);
        put(query, "ordering", ordering);
        put(query, "selectedItems", selected);
        return query;
    }

    private static void put(ObjectNode query, String key, String stored) {
        if (stored != null) {
            query.set(key, Json.parse(stored));
        }
    }

    /** Columns that the tab shows as numbers, without the prefix of tasks. */
    public Set<String> numbers() {
        return numbers(Json.parse(data));
    }

    /** The same for anything that says it as tabs do, such as a query. */
    static Set<String> numbers(JsonNode data) {
        JsonNode types = data.path("columnsDisplayType");
        return types.properties().stream()
                .filter(type -> type.getValue().asString("").equals("Number"))
                .map(type -> type.getKey().replaceFirst("^tasks:", ""))
                .collect(Collectors.toUnmodifiableSet());
    }
}

package dev.tagloop.server.tasks;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the data manager's queries: {@code filters} (conjunction and items), {@code ordering} (the first entry counts) and
 * {@code selectedItems}. Columns are the plain ones of {@link TaskColumns}; another is answered 400.
 */
public final class TaskQuery {
    private static final String FILTER = "filter:tasks:";

    private final Map<String, Object> parameters = new HashMap<>();

    private TaskQuery() {}

    /** From the text of a request's {@code query} parameter. @throws ApiException 400 when it is no JSON object or asks for the unknown */
    public static TaskFilter parse(String text) {
        JsonNode query = Json.tryParse(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> ApiException.invalid(
                        "query", "The query must be a JSON object with filters, ordering or selectedItems."));
        return of(query);
    }

    /** From an object with the keys. */
    public static TaskFilter of(JsonNode query) {
        TaskQuery reader = new TaskQuery();
        List<String> conditions = new ArrayList<>();
        reader.filters(query.get("filters")).ifPresent(conditions::add);
        reader.selected(query.get("selectedItems")).ifPresent(conditions::add);
        return new TaskFilter(
                conditions.isEmpty() ? "" : "(" + String.join(") AND (", conditions) + ")",
                reader.parameters,
                order(query.get("ordering")));
    }

    private Optional<String> filters(JsonNode filters) {
        JsonNode items = filters == null ? null : filters.get("items");
        if (items == null || !items.isArray() || items.isEmpty()) {
            return Optional.empty();
        }
        List<String> conditions = new ArrayList<>();
        items.forEach(item -> conditions.add(condition(item)));
        JsonNode conjunction = filters.get("conjunction");
        boolean any = conjunction != null && conjunction.asString("").equalsIgnoreCase("or");
        return Optional.of("(" + String.join(any ? ") OR (" : ") AND (", conditions) + ")");
    }

    private String condition(JsonNode item) {
        String filter = text(item, "filter");
        if (!filter.startsWith(FILTER)) {
            throw unusable("Filter \"" + filter + "\" should start with \"" + FILTER + "\"");
        }
        String name = filter.substring(FILTER.length());
        TaskColumns column = column(name.startsWith("-") ? name.substring(1) : name);
        JsonNode value = item.get("value");
        if (value == null || value.isNull()) {
            throw unusable("The filter on " + name + " has no value.");
        }
        String sql = column.sql();
        return switch (text(item, "operator")) {
            case "less" -> sql + " < " + bound(column, value);
            case "greater" -> sql + " > " + bound(column, value);
            case "less_or_equal" -> sql + " <= " + bound(column, value);
            case "greater_or_equal" -> sql + " >= " + bound(column, value);
            case "not_equal" -> sql + " <> " + bound(column, value);
            case "in" ->
                sql + " BETWEEN " + bound(column, value.path("min")) + " AND " + bound(column, value.path("max"));
            case "not_in" ->
                sql + " NOT BETWEEN " + bound(column, value.path("min")) + " AND " + bound(column, value.path("max"));
            case "in_list" -> list(column, value, "IN");
            case "not_in_list" -> list(column, value, "NOT IN");
            case "empty" -> sql + (isTrue(value) ? " IS NULL" : " IS NOT NULL");
            default -> sql + " = " + bound(column, value);
        };
    }

    private String list(TaskColumns column, JsonNode value, String operator) {
        if (!value.isArray()) {
            throw unusable(
                    "The filter " + operator.toLowerCase(java.util.Locale.ROOT).replace(' ', '_')
                            + "_list needs a list as its value.");
        }
        if (value.isEmpty()) {
            return operator.equals("IN") ? "FALSE" : column.sql() + " IS NOT NULL";
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(bound(column, item)));
        return column.sql() + " " + operator + " (" + String.join(", ", items) + ")";
    }

    /** Binds a value of the column's kind and returns its place in the statement. */
    private String bound(TaskColumns column, JsonNode value) {
        Object bound = switch (column.kind()) {
            case NUMBER -> number(value);
            case TIME -> time(value);
            case BOOLEAN -> isTrue(value);
        };
        String name = "filter" + parameters.size();
        parameters.put(name, bound);
        return ":" + name;
    }

    private static Object number(JsonNode value) {
        try {
            BigDecimal number = value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(value.asString("").strip());
            return number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 19
                    ? (Object) number.longValueExact()
                    : (Object) number.doubleValue();
        } catch (NumberFormatException e) {
            throw unusable("A number was expected in a filter, not \"" + value.asString("") + "\".");
        }
    }

    private static String time(JsonNode value) {
        try {
            return Times.text(Times.instant(value.asString("").strip()));
        } catch (DateTimeException e) {
            throw unusable("A time such as 2024-01-31T12:00:00.000Z was expected in a filter, not \""
                    + value.asString("") + "\".");
        }
    }

    private static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : value.asString("").equalsIgnoreCase("true");
    }

    private Optional<String> selected(JsonNode selected) {
        if (selected == null || selected.isNull()) {
            return Optional.empty();
        }
        JsonNode all = selected.get("all");
        if (!selected.isObject() || all == null || !all.isBoolean()) {
            throw unusable("selectedItems must be an object: {\"all\": true, \"excluded\": [<id>, ...]} or"
                    + " {\"all\": false, \"included\": [<id>, ...]}.");
        }
        List<Long> ids = ids(selected.get(all.booleanValue() ? "excluded" : "included"));
        if (all.booleanValue()) {
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            parameters.put("selected", ids);
            return Optional.of("t.id NOT IN (<selected>)");
        }
        if (ids.isEmpty()) {
            return Optional.of("FALSE");
        }
        parameters.put("selected", ids);
        return Optional.of("t.id IN (<selected>)");
    }

    private static List<Long> ids(JsonNode list) {
        List<Long> ids = new ArrayList<>();
        if (list != null && list.isArray()) {
            Fields items = Fields.of(Json.object().set("items", list));
            for (JsonNode item : list) {
                Fields one = Fields.of(Json.object().set("id", item));
                one.id("id").ifPresent(ids::add);
                one.check();
            }
            items.check();
        } else if (list != null && !list.isNull()) {
            throw unusable("The tasks in selectedItems must be a list of ids.");
        }
        return ids;
    }

    private static String order(JsonNode ordering) {
        if (ordering == null || !ordering.isArray() || ordering.isEmpty()) {
            return "t.id";
        }
        String entry = ordering.get(0).asString("");
        boolean descending = entry.startsWith("-");
        String name = descending ? entry.substring(1) : entry;
        TaskColumns column = column(name.startsWith("tasks:") ? name.substring("tasks:".length()) : name);
        String direction = descending ? " DESC" : "";
        return column == TaskColumns.ID ? "t.id" + direction : column.sql() + direction + ", t.id" + direction;
    }

    private static TaskColumns column(String name) {
        return TaskColumns.of(name)
                .orElseThrow(() ->
                        unusable("Tasks cannot be filtered or ordered by \"" + name + "\" here; what can be used: "
                                + java.util.Arrays.stream(TaskColumns.values())
                                        .map(column -> column.name().toLowerCase(java.util.Locale.ROOT))
                                        .collect(java.util.stream.Collectors.joining(", "))
                                + "."));
    }

    private static String text(JsonNode item, String key) {
        JsonNode value = item.get(key);
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    private static ApiException unusable(String message) {
        return ApiException.invalid("query", message);
    }
}

package dev.tagloop.server.filters;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.JsonSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads the data manager's queries: {@code filters} (conjunction and items), {@code ordering} (the first entry counts),
 * {@code selectedItems}, and of our own {@code search} (words that stand in the data). What cannot be understood, or names a column that there is not, is answered 400.
 *
 * @param sight how much of others' work may be asked about
 * @param numbers columns of the data that are taken for numbers, such as {@code data.age}
 */
public record TaskQuery(JsonSql sql, Sight sight, Set<String> numbers) {
    private static final String BODY = "b.data";

    /** Filters that one query may have: databases nest conditions only so deep. */
    private static final int MOST = 200;

    /** Words of a search that count. */
    private static final int MOST_WORDS = 20;

    public TaskQuery(JsonSql sql, Sight sight) {
        this(sql, sight, Set.of());
    }

    /** The JSON of a request's {@code query} parameter. */
    public static JsonNode json(String text) {
        return Json.tryParse(text)
                .orElseThrow(() ->
                        Values.unusable("The query must be a JSON object with filters, ordering or selectedItems."));
    }

    /** From an object with the keys. */
    public TaskFilter of(JsonNode query) {
        if (!query.isObject()) {
            throw Values.unusable("The query must be a JSON object with filters, ordering or selectedItems.");
        }
        return new Reading().of(query).within(sight);
    }

    /** Before the name of a column in an ordering. */
    private static final String ORDERED = "tasks:";

    static Column column(String name) {
        return Column.of(name)
                .orElseThrow(() -> Values.unusable(
                        "Tasks cannot be filtered or ordered by \"" + name + "\"; what can be used: data.<key>, "
                                + Arrays.stream(TaskColumn.values())
                                        .map(TaskColumn::title)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** One query while it is read. */
    private final class Reading {
        private final Parameters parameters = new Parameters();
        private final List<RegexSearch> searches = new ArrayList<>();
        private final ValueConditions values = new ValueConditions(sql, parameters, searches);
        private final ListConditions lists = new ListConditions(sql, parameters);

        TaskFilter of(JsonNode query) {
            List<String> conditions = new ArrayList<>();
            filters(query.get("filters")).ifPresent(conditions::add);
            search(query.get("search")).ifPresent(conditions::add);
            new Selected(sql, parameters).condition(query.get("selectedItems")).ifPresent(conditions::add);
            return new TaskFilter(
                    own(conditions.isEmpty() ? "" : "(" + String.join(") AND (", conditions) + ")"),
                    parameters.values(),
                    own(order(query.get("ordering"))),
                    searches.stream()
                            .map(search -> new RegexSearch(search.parameter(), own(search.value()), search.pattern()))
                            .toList());
        }

        /** Leaves the work of others out where the caller does not see it. */
        private String own(String statement) {
            return AloneSql.in(
                    statement.replaceAll("%own\\(([a-z._]+)\\)", sight.isEverything() ? "" : " AND $1 = :viewer"),
                    sight);
        }

        /** Words, each of which stands in a text or number of the data, in any case of its letters. */
        private Optional<String> search(JsonNode words) {
            String text =
                    words == null || words.isNull() ? "" : Values.text(words).strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            TextSearch search = new TextSearch(sql, parameters);
            return Optional.of(Arrays.stream(text.split("\\s+"))
                    .limit(MOST_WORDS)
                    .map(word -> word(search, word))
                    .collect(Collectors.joining(") AND (", "(", ")")));
        }

        private String word(TextSearch search, String word) {
            String found =
                    "EXISTS (SELECT 1 FROM " + sql.texts(BODY) + " WHERE " + search.contains("v.text", word) + ")";
            // The body is looked at as it is written first: that costs little, and most tasks fall out.
            boolean isWrittenPlainly = word.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
            return isWrittenPlainly ? search.inJson(BODY, word) + " AND " + found : found;
        }

        private Optional<String> filters(JsonNode filters) {
            JsonNode items = filters == null ? null : filters.get("items");
            if (items == null || !items.isArray() || items.isEmpty()) {
                return Optional.empty();
            }
            if (items.size() > MOST) {
                throw Values.unusable("A query may have " + MOST + " filters; this one has " + items.size() + ".");
            }
            List<String> conditions = new ArrayList<>();
            items.forEach(item -> conditions.add(condition(item)));
            boolean any = filters.path("conjunction").asString("").equalsIgnoreCase("or");
            return Optional.of("(" + String.join(any ? ") OR (" : ") AND (", conditions) + ")");
        }

        private String condition(JsonNode json) {
            String filter = text(json, "filter");
            if (!filter.startsWith(FilterItem.PREFIX)) {
                throw Values.unusable("Filter \"" + filter + "\" should start with \"" + FilterItem.PREFIX + "\"");
            }
            String name = filter.substring(FilterItem.PREFIX.length());
            Column column = column(name.startsWith("-") ? name.substring(1) : name);
            JsonNode value = json.get("value");
            if (value == null || value.isNull()) {
                throw Values.unusable("The filter on " + column.title() + " has no value.");
            }
            boolean number = text(json, "type").equals("Number") || numbers.contains(column.title());
            FilterItem item = new FilterItem(column, text(json, "operator"), number, value);
            return switch (column) {
                case TaskColumn task -> condition(task, item);
                case DataColumn data -> condition(data, item);
            };
        }

        private String condition(TaskColumn column, FilterItem item) {
            return switch (column.kind()) {
                case USERS, IDS, VERSIONS, RESULTS -> lists.of(column, item);
                default -> values.of(new ValueConditions.Value(column.sql(), column.kind(), false), item);
            };
        }

        private String condition(DataColumn column, FilterItem item) {
            String member = parameters.name(sql.member(column.key()));
            return values.of(
                    item.isNumber()
                            ? new ValueConditions.Value(sql.number(BODY, member), Kind.NUMBER, true)
                            : new ValueConditions.Value(sql.text(BODY, member), Kind.TEXT, true),
                    item);
        }

        private String order(JsonNode ordering) {
            if (ordering == null || !ordering.isArray() || ordering.isEmpty()) {
                return TaskOrder.NONE;
            }
            String entry = ordering.get(0).asString("");
            boolean descending = entry.startsWith("-");
            String name = descending ? entry.substring(1) : entry;
            Column column = column(name.startsWith(ORDERED) ? name.substring(ORDERED.length()) : name);
            TaskOrder order = new TaskOrder(sql, parameters);
            return switch (column) {
                case TaskColumn task -> TaskOrder.by(task, descending);
                case DataColumn data ->
                    numbers.contains(data.title())
                            ? order.byNumber(BODY, data, descending)
                            : order.byData(BODY, data, descending);
            };
        }
    }

    private static String text(JsonNode item, String key) {
        JsonNode value = item.get(key);
        return value == null || !value.isString() ? "" : value.stringValue();
    }
}

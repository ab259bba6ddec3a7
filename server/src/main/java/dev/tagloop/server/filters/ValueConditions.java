package dev.tagloop.server.filters;

import dev.tagloop.server.storage.JsonSql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions on one value of a task. */
final class ValueConditions {
    private final JsonSql sql;
    private final Parameters parameters;
    private final List<RegexSearch> searches;

    /** @param searches where searches by regular expressions are put down */
    ValueConditions(JsonSql sql, Parameters parameters, List<RegexSearch> searches) {
        this.sql = sql;
        this.parameters = parameters;
        this.searches = searches;
    }

    /**
     * A value to compare with.
     *
     * @param expression its SQL
     * @param missingDiffers whether a task without a value is one with another value
     */
    record Value(String expression, Kind kind, boolean missingDiffers) {}

    String of(Value value, FilterItem item) {
        String left = value.kind() == Kind.TEXT ? sql.bytewise(value.expression()) : value.expression();
        return switch (item.operator()) {
            case "less" -> left + " < " + bound(value, item);
            case "greater" -> left + " > " + bound(value, item);
            case "less_or_equal" -> left + " <= " + bound(value, item);
            case "greater_or_equal" -> left + " >= " + bound(value, item);
            case "not_equal" -> orMissing(value, left + " <> " + bound(value, item));
            case "in" -> left + " BETWEEN " + range(value, item);
            case "not_in" -> left + " NOT BETWEEN " + range(value, item);
            case "in_list", "not_in_list" -> list(left, value, item);
            case "empty" -> empty(value, Values.isTrue(item.value()));
            case "contains" -> value.kind() == Kind.TEXT ? contains(value, item) : "FALSE";
            case "not_contains" ->
                value.kind() == Kind.TEXT ? orMissing(value, "NOT (" + contains(value, item) + ")") : "TRUE";
            case "regex" -> value.kind() == Kind.TEXT ? regex(value, item) : left + " = " + bound(value, item);
            default -> left + " = " + bound(value, item);
        };
    }

    private String bound(Value value, FilterItem item) {
        return parameters.place(Values.of(value.kind(), item.value()));
    }

    private String range(Value value, FilterItem item) {
        return parameters.place(Values.of(value.kind(), item.bound("min"))) + " AND "
                + parameters.place(Values.of(value.kind(), item.bound("max")));
    }

    private static String orMissing(Value value, String condition) {
        return value.missingDiffers() ? "(" + value.expression() + " IS NULL OR " + condition + ")" : condition;
    }

    private String list(String left, Value value, FilterItem item) {
        boolean in = item.operator().equals("in_list");
        List<String> places = item.list().stream()
                .map(one -> parameters.place(Values.of(value.kind(), one)))
                .toList();
        if (places.isEmpty()) {
            return in ? "FALSE" : value.expression() + " IS NOT NULL";
        }
        return left + (in ? " IN (" : " NOT IN (") + places.stream().collect(Collectors.joining(", ")) + ")";
    }

    private static String empty(Value value, boolean empty) {
        String condition = switch (value.kind()) {
            case COUNT -> value.expression() + " = 0";
            case TEXT -> "COALESCE(" + value.expression() + ", '') = ''";
            default -> value.expression() + " IS NULL";
        };
        return empty ? condition : "NOT (" + condition + ")";
    }

    private String contains(Value value, FilterItem item) {
        return new TextSearch(sql, parameters).contains(value.expression(), Values.text(item.value()));
    }

    private String regex(Value value, FilterItem item) {
        Optional<com.google.re2j.Pattern> pattern = RegexSearch.compile(Values.text(item.value()));
        if (pattern.isEmpty()) {
            return "FALSE";
        }
        String ids = parameters.name("[]");
        searches.add(new RegexSearch(ids, value.expression(), pattern.get()));
        return "t.id IN " + sql.numbers(ids);
    }
}

package dev.tagloop.server.filters;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.JsonSql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Conditions on what a task has several of: annotators, annotations, model versions, results. */
final class ListConditions {
    private static final String ANNOTATIONS = "SELECT 1 FROM annotations a WHERE a.task_id = t.id%own(a.completed_by)";
    private static final String ASSIGNED = "SELECT 1 FROM task_assignments g WHERE g.task_id = t.id%own(g.user_id)";
    private static final String ANSWERS =
            "SELECT 1 FROM annotations a JOIN annotation_bodies r ON r.annotation_id = a.id"
                    + " WHERE a.task_id = t.id%own(a.completed_by)";
    private static final String PREDICTIONS = "SELECT 1 FROM predictions p WHERE p.task_id = t.id";
    private static final String PREDICTED = "SELECT 1 FROM predictions p JOIN prediction_bodies r"
            + " ON r.prediction_id = p.id WHERE p.task_id = t.id";

    private final Parameters parameters;
    private final TextSearch search;

    ListConditions(JsonSql sql, Parameters parameters) {
        this.parameters = parameters;
        this.search = new TextSearch(sql, parameters);
    }

    String of(TaskColumn column, FilterItem item) {
        return switch (column.kind()) {
            case USERS -> users(column, item);
            case IDS -> any(ANNOTATIONS, item, annotation(item));
            case VERSIONS -> any(PREDICTIONS, item, version(item));
            case RESULTS -> results(column == TaskColumn.ANNOTATIONS_RESULTS ? ANSWERS : PREDICTED, item);
            default -> throw new IllegalArgumentException(column + " has one value a task");
        };
    }

    private String users(TaskColumn column, FilterItem item) {
        return switch (column) {
            case UPDATED_BY -> updater(item);
            case ASSIGNEES -> any(ASSIGNED, item, isEmpty(item) ? "" : "g.user_id IN (" + users(item) + ")");
            default -> any(ANNOTATIONS, item, annotator(item));
        };
    }

    private static boolean isEmpty(FilterItem item) {
        return item.operator().equals("empty");
    }

    private static boolean isNegated(FilterItem item) {
        return List.of("not_contains", "not_equal", "not_in_list").contains(item.operator());
    }

    /** Whether the task has one that fits, or any at all. */
    private static String any(String rows, FilterItem item, String fits) {
        if (isEmpty(item)) {
            return (Values.isTrue(item.value()) ? "NOT EXISTS (" : "EXISTS (") + rows + ")";
        }
        return (isNegated(item) ? "NOT EXISTS (" : "EXISTS (") + rows + " AND " + fits + ")";
    }

    private String annotator(FilterItem item) {
        return isEmpty(item) ? "" : "a.completed_by IN (" + users(item) + ")";
    }

    private String updater(FilterItem item) {
        if (isEmpty(item)) {
            return Values.isTrue(item.value()) ? "%alone(t.updated_by) IS NULL" : "%alone(t.updated_by) IS NOT NULL";
        }
        String fits = "%alone(t.updated_by) IN (" + users(item) + ")";
        return isNegated(item) ? "(%alone(t.updated_by) IS NULL OR NOT (" + fits + "))" : fits;
    }

    private String users(FilterItem item) {
        boolean list = item.operator().endsWith("in_list");
        return places((list ? item.list() : List.of(item.value()))
                .stream().map(one -> (Object) userId(item, one)).toList());
    }

    private static long userId(FilterItem item, JsonNode value) {
        return Values.id(value)
                .orElseThrow(() -> Values.unusable(
                        "The filter on " + item.column().title() + " needs the id of an account as its value."));
    }

    /** An annotation's id; other text is that of none. */
    private String annotation(FilterItem item) {
        if (isEmpty(item)) {
            return "";
        }
        boolean list = item.operator().endsWith("in_list");
        return "a.id IN ("
                + places((list ? item.list() : List.of(item.value()))
                        .stream()
                                .map(Values::id)
                                .flatMap(Optional::stream)
                                .map(id -> (Object) id)
                                .toList())
                + ")";
    }

    private String version(FilterItem item) {
        if (isEmpty(item)) {
            return "";
        }
        List<JsonNode> names = item.value().isArray() ? item.list() : List.of(item.value());
        return "p.model_version IN ("
                + places(names.stream().map(name -> (Object) Values.text(name)).toList()) + ")";
    }

    private String places(List<Object> values) {
        return values.isEmpty()
                ? "NULL"
                : values.stream().map(parameters::place).collect(Collectors.joining(", "));
    }

    private String results(String rows, FilterItem item) {
        return switch (item.operator()) {
            case "empty" -> emptyResults(rows, Values.isTrue(item.value()));
            case "contains" -> "EXISTS (" + rows + " AND " + contains(item) + ")";
            case "not_contains" -> "NOT EXISTS (" + rows + " AND " + contains(item) + ")";
            case "not_equal" ->
                whole(item)
                        .map(result -> "NOT EXISTS (" + rows + " AND r.result = " + result + ")")
                        .orElse("TRUE");
            default ->
                whole(item)
                        .map(result -> "EXISTS (" + rows + " AND r.result = " + result + ")")
                        .orElse("FALSE");
        };
    }

    /** A task with one empty result counts as empty, as in the original. */
    private static String emptyResults(String rows, boolean empty) {
        String one = rows + " AND COALESCE(r.result, '[]') = '[]'";
        return empty
                ? "(NOT EXISTS (" + rows + ") OR EXISTS (" + one + "))"
                : "(EXISTS (" + rows + ") AND NOT EXISTS (" + one + "))";
    }

    private String contains(FilterItem item) {
        return search.inJson("r.result", Values.text(item.value()));
    }

    /** The value as a whole result, in the form of stored ones; empty when it is no JSON. */
    private Optional<String> whole(FilterItem item) {
        Optional<JsonNode> json =
                item.value().isString() ? Json.tryParse(item.value().stringValue()) : Optional.of(item.value());
        return json.map(result -> parameters.place(Json.stored(result)));
    }
}

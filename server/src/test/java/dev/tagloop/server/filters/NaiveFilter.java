package dev.tagloop.server.filters;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Filters and orders tasks as the list shows them, the slow and plain way: what the database does has to come to the same. */
final class NaiveFilter {
    private NaiveFilter() {}

    /** @param tasks in the full form, @param query what the list is asked with */
    static List<Long> ids(List<JsonNode> tasks, JsonNode query) {
        List<JsonNode> items = query.path("filters").path("items").valueStream().toList();
        boolean any = query.path("filters").path("conjunction").asString("").equals("or");
        Predicate<JsonNode> fits = task -> items.isEmpty()
                || (any
                        ? items.stream().anyMatch(item -> holds(task, item))
                        : items.stream().allMatch(item -> holds(task, item)));
        Predicate<JsonNode> chosen = task -> isSelected(task.get("id").asLong(), query.path("selectedItems"));
        return tasks.stream()
                .filter(fits.and(chosen))
                .sorted(order(query.path("ordering").path(0).asString("tasks:id")))
                .map(task -> task.get("id").asLong())
                .toList();
    }

    private static boolean isSelected(long id, JsonNode selected) {
        if (selected.isMissingNode()) {
            return true;
        }
        boolean all = selected.get("all").asBoolean();
        boolean listed =
                selected.path(all ? "excluded" : "included").valueStream().anyMatch(one -> one.asLong() == id);
        return all != listed;
    }

    private static boolean holds(JsonNode task, JsonNode item) {
        String name = item.get("filter").asString().substring("filter:tasks:".length());
        String operator = item.get("operator").asString();
        JsonNode value = item.get("value");
        if (name.startsWith("data.")) {
            JsonNode data = task.get("data").path(name.substring(5));
            return item.get("type").asString().equals("Number")
                    ? compared(Optional.ofNullable(number(data)), operator, value, NaiveFilter::number, true)
                    : text(data, operator, value);
        }
        return switch (name) {
            case "annotators" -> several(authors(task), operator, value);
            case "updated_by" -> several(ids(task.get("updated_by"), "user_id"), operator, value);
            case "annotations_ids" -> several(ids(task.get("annotations"), "id"), operator, value);
            case "predictions_model_versions" -> versions(task, operator, value);
            case "annotations_results" -> results(task.get("annotations"), operator, value);
            case "predictions_results" -> results(task.get("predictions"), operator, value);
            case "created_at", "updated_at", "completed_at" ->
                compared(Optional.ofNullable(instant(task.path(name))), operator, value, NaiveFilter::instant, false);
            case "is_labeled", "draft_exists" -> truth(isTrue(task, name), operator, value);
            case "total_annotations", "cancelled_annotations", "total_predictions" ->
                operator.equals("empty")
                        ? (task.get(name).asInt() == 0) == value.asBoolean()
                        : compared(Optional.of(number(task.get(name))), operator, value, NaiveFilter::number, false);
            default ->
                compared(Optional.ofNullable(number(task.path(name))), operator, value, NaiveFilter::number, false);
        };
    }

    private static boolean isTrue(JsonNode task, String name) {
        return name.equals("draft_exists")
                ? !task.get("drafts").isEmpty()
                : task.get(name).asBoolean();
    }

    private static boolean truth(boolean have, String operator, JsonNode value) {
        return operator.equals("not_equal") != (have == value.asBoolean());
    }

    private static <T extends Comparable<T>> boolean compared(
            Optional<T> have,
            String operator,
            JsonNode value,
            java.util.function.Function<JsonNode, T> read,
            boolean missingDiffers) {
        switch (operator) {
            case "empty":
                return have.isEmpty() == value.asBoolean();
            case "contains":
                return false;
            case "not_contains":
                return true;
            default:
        }
        if (have.isEmpty()) {
            return missingDiffers && operator.equals("not_equal");
        }
        T left = have.get();
        return switch (operator) {
            case "less" -> left.compareTo(read.apply(value)) < 0;
            case "greater" -> left.compareTo(read.apply(value)) > 0;
            case "less_or_equal" -> left.compareTo(read.apply(value)) <= 0;
            case "greater_or_equal" -> left.compareTo(read.apply(value)) >= 0;
            case "in", "not_in" ->
                operator.equals("in")
                        == (left.compareTo(read.apply(value.get("min"))) >= 0
                                && left.compareTo(read.apply(value.get("max"))) <= 0);
            case "in_list" -> value.valueStream().anyMatch(one -> left.compareTo(read.apply(one)) == 0);
            case "not_in_list" -> value.valueStream().noneMatch(one -> left.compareTo(read.apply(one)) == 0);
            case "not_equal" -> left.compareTo(read.apply(value)) != 0;
            default -> left.compareTo(read.apply(value)) == 0;
        };
    }

    private static boolean text(JsonNode data, String operator, JsonNode value) {
        String have = data.isMissingNode() || data.isNull() ? null : string(data);
        return switch (operator) {
            case "empty" -> (have == null || have.isEmpty()) == value.asBoolean();
            case "contains" -> have != null && folded(have).contains(folded(string(value)));
            case "not_contains" -> have == null || !folded(have).contains(folded(string(value)));
            case "regex" ->
                have != null
                        && java.util.regex.Pattern.compile(value.asString())
                                .matcher(have)
                                .find();
            case "not_equal" -> have == null || !have.equals(string(value));
            case "in_list" ->
                have != null && value.valueStream().anyMatch(one -> string(one).equals(have));
            case "not_in_list" ->
                have != null && value.valueStream().noneMatch(one -> string(one).equals(have));
            case "less" -> have != null && bytes(have, string(value)) < 0;
            case "greater" -> have != null && bytes(have, string(value)) > 0;
            default -> have != null && have.equals(string(value));
        };
    }

    private static int bytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String string(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String folded(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (!value.isString()) {
            return null;
        }
        String text = value.asString().strip();
        return text.matches("[-+]?\\d+(\\.\\d+)?") ? new BigDecimal(text) : null;
    }

    private static Instant instant(JsonNode value) {
        return value.isString() ? Instant.parse(value.asString()) : null;
    }

    private static Set<Long> ids(JsonNode rows, String key) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> {
            if (row.path(key).isNumber()) {
                ids.add(row.get(key).asLong());
            }
        });
        return ids;
    }

    private static Set<Long> authors(JsonNode task) {
        Set<Long> ids = new HashSet<>();
        task.get("annotators").forEach(id -> ids.add(id.asLong()));
        return ids;
    }

    private static boolean isNegated(String operator) {
        return List.of("not_contains", "not_equal", "not_in_list").contains(operator);
    }

    private static boolean several(Set<Long> have, String operator, JsonNode value) {
        if (operator.equals("empty")) {
            return have.isEmpty() == value.asBoolean();
        }
        Stream<JsonNode> asked = value.isArray() ? value.valueStream() : Stream.of(value);
        boolean found = asked.map(one -> Long.parseLong(one.asString())).anyMatch(have::contains);
        return isNegated(operator) != found;
    }

    private static boolean versions(JsonNode task, String operator, JsonNode value) {
        List<String> have = new ArrayList<>();
        task.get("predictions").forEach(one -> have.add(one.get("model_version").asString()));
        if (operator.equals("empty")) {
            return have.isEmpty() == value.asBoolean();
        }
        Stream<JsonNode> asked = value.isArray() ? value.valueStream() : Stream.of(value);
        boolean found = asked.map(JsonNode::asString).anyMatch(have::contains);
        return isNegated(operator) != found;
    }

    private static boolean results(JsonNode rows, String operator, JsonNode value) {
        List<JsonNode> have = rows.valueStream().map(row -> row.get("result")).toList();
        boolean contained = have.stream().anyMatch(one -> folded(one.toString()).contains(folded(string(value))));
        return switch (operator) {
            case "empty" -> (have.isEmpty() || have.stream().anyMatch(JsonNode::isEmpty)) == value.asBoolean();
            case "contains" -> contained;
            default -> !contained;
        };
    }

    /** What is missing comes last; of equal ones the older task first, in both directions. */
    private static Comparator<JsonNode> order(String ordering) {
        boolean descending = ordering.startsWith("-");
        String name = ordering.replaceFirst("^-?tasks:", "");
        Comparator<JsonNode> byId =
                Comparator.comparingLong(task -> task.get("id").asLong());
        if (name.equals("id")) {
            return descending ? byId.reversed() : byId;
        }
        if (name.startsWith("data.")) {
            Comparator<JsonNode> data = Comparator.comparing(
                    (JsonNode task) -> task.get("data").path(name.substring(5)), NaiveFilter::compareData);
            return (descending ? data.reversed() : data).thenComparing(byId);
        }
        Comparator<JsonNode> missing = Comparator.comparing(
                (JsonNode task) -> task.path(name).isNull() || task.path(name).isMissingNode());
        Comparator<JsonNode> value = Comparator.comparing(task -> task.path(name), NaiveFilter::compareValues);
        return missing.thenComparing(descending ? value.reversed() : value).thenComparing(byId);
    }

    private static int compareValues(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.isString() && b.isString() ? a.asString().compareTo(b.asString()) : 0;
    }

    /** Numbers, then texts, then what is not there. */
    private static int compareData(JsonNode a, JsonNode b) {
        int rank = Integer.compare(rank(a), rank(b));
        if (rank != 0 || rank(a) == 2) {
            return rank;
        }
        return rank(a) == 0 ? a.decimalValue().compareTo(b.decimalValue()) : bytes(string(a), string(b));
    }

    private static int rank(JsonNode value) {
        return value.isNumber() ? 0 : value.isNull() || value.isMissingNode() ? 2 : 1;
    }
}

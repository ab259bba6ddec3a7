package dev.tagloop.server.filters;

import dev.tagloop.labelstudio.json.Json;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queries of all columns and operators, with values that some tasks have and some that none has. */
final class RandomFilters {
    private static final List<String> NUMBERS =
            List.of("equal", "not_equal", "less", "greater", "less_or_equal", "greater_or_equal", "in", "not_in");
    private static final List<String> TEXTS = List.of(
            "equal", "not_equal", "contains", "not_contains", "regex", "less", "greater", "in_list", "not_in_list");
    private static final List<String> SEVERAL =
            List.of("contains", "not_contains", "equal", "not_equal", "in_list", "not_in_list");
    private static final List<String> ORDERS = List.of(
            "id", "inner_id", "total_annotations", "created_at", "completed_at", "avg_lead_time", "data.t", "data.n");

    private final Random random;
    private final List<JsonNode> tasks;
    private final List<Long> users;

    RandomFilters(Random random, List<JsonNode> tasks, List<Long> users) {
        this.random = random;
        this.tasks = tasks;
        this.users = users;
    }

    ObjectNode next() {
        ObjectNode query = Json.mapper().createObjectNode();
        ObjectNode filters = query.putObject("filters").put("conjunction", random.nextBoolean() ? "and" : "or");
        ArrayNode items = filters.putArray("items");
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(item());
        }
        if (random.nextInt(3) == 0) {
            query.putArray("ordering").add((random.nextBoolean() ? "-" : "") + "tasks:" + of(ORDERS));
        }
        if (random.nextInt(4) == 0) {
            boolean all = random.nextBoolean();
            ArrayNode ids = query.putObject("selectedItems").put("all", all).putArray(all ? "excluded" : "included");
            tasks.stream()
                    .filter(task -> random.nextInt(all ? 5 : 2) == 0)
                    .forEach(task -> ids.add(task.get("id").asLong()));
        }
        return query;
    }

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private ObjectNode item() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> text();
            case 2 -> number("data.n", Json.mapper().valueToTree(of(List.of(-3, 0, 1, 2.5, "4", 7, 100))));
            case 3 -> {
                String name = of(List.of(
                        "id",
                        "inner_id",
                        "total_annotations",
                        "cancelled_annotations",
                        "total_predictions",
                        "avg_lead_time"));
                JsonNode near = of(tasks).path(name);
                yield number(name, near.isNumber() ? near : Json.mapper().valueToTree(2));
            }
            case 4 -> time();
            case 5 -> truth();
            case 6 -> people();
            case 7 -> versionsAndIds();
            default -> results();
        };
    }

    private ObjectNode filter(String name, String operator, String type, Object value) {
        return Listing.filter(name, operator, type, value);
    }

    private ObjectNode empty(String name, String type) {
        return filter(name, "empty", type, random.nextBoolean());
    }

    private ObjectNode text() {
        String key = of(List.of("data.t", "data.t", "data.n", "data.b", "data.gone", "data.a.b"));
        if (random.nextInt(6) == 0) {
            return empty(key, "String");
        }
        String operator = of(TEXTS);
        List<String> words = List.of("a", "Ab", "Ä", "ö", "жу", "🎉", "", "true", "7", "%", "_", "x y", "zz", "[1");
        if (operator.endsWith("in_list")) {
            return filter(key, operator, "String", List.of(of(words), of(words), "Ab ä"));
        }
        if (operator.equals("regex")) {
            return filter(key, operator, "String", of(List.of("^a", "[A-Z]", "\\d+", "ä|ö", "^$", "x.y")));
        }
        return filter(key, operator, "String", of(words));
    }

    private ObjectNode number(String name, JsonNode near) {
        if (random.nextInt(6) == 0) {
            return empty(name, "Number");
        }
        if (random.nextInt(5) == 0) {
            return filter(name, of(List.of("in_list", "not_in_list")), "Number", List.of(near, 1, 2));
        }
        String operator = of(NUMBERS);
        if (operator.endsWith("in")) {
            ObjectNode range = Json.mapper().createObjectNode();
            range.put("min", 1);
            range.set("max", near);
            return filter(name, operator, "Number", range);
        }
        return filter(name, operator, "Number", near);
    }

    private ObjectNode time() {
        String name = of(List.of("created_at", "updated_at", "completed_at"));
        JsonNode near = of(tasks).path(name);
        if (random.nextInt(5) == 0 || !near.isString()) {
            return empty(name, "Datetime");
        }
        String operator = of(NUMBERS);
        if (operator.endsWith("in")) {
            ObjectNode range = Json.mapper().createObjectNode();
            range.put("min", "2001-02-03T04:05:06Z");
            range.set("max", near);
            return filter(name, operator, "Datetime", range);
        }
        return filter(name, operator, "Datetime", near);
    }

    private ObjectNode truth() {
        return filter(
                of(List.of("is_labeled", "draft_exists")),
                of(List.of("equal", "not_equal")),
                "Boolean",
                random.nextBoolean());
    }

    private ObjectNode people() {
        String name = of(List.of("annotators", "updated_by"));
        if (random.nextInt(5) == 0) {
            return empty(name, "List");
        }
        String operator = of(SEVERAL);
        return filter(name, operator, "List", operator.endsWith("in_list") ? List.of(of(users), 999) : of(users));
    }

    private ObjectNode versionsAndIds() {
        boolean versions = random.nextBoolean();
        String name = versions ? "predictions_model_versions" : "annotations_ids";
        if (random.nextInt(5) == 0) {
            return empty(name, versions ? "List" : "String");
        }
        String operator = of(SEVERAL);
        if (versions) {
            String version = of(List.of("m1", "m2", "none"));
            return filter(name, operator, "List", operator.endsWith("in_list") ? List.of(version, "m3") : version);
        }
        JsonNode annotations = of(tasks).get("annotations");
        Long id = annotations.isEmpty() ? 77L : annotations.get(0).get("id").asLong();
        return filter(name, operator, "String", operator.endsWith("in_list") ? List.of(id, 1) : id);
    }

    private ObjectNode results() {
        String name = of(List.of("annotations_results", "predictions_results"));
        return random.nextInt(4) == 0
                ? empty(name, "String")
                : filter(
                        name,
                        of(List.of("contains", "not_contains")),
                        "String",
                        of(List.of("PER", "loc", "straße", "nothing", "labels")));
    }
}

package dev.tagloop.server.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compares an answer with a recorded one of which only some members were kept: what was kept has to be there. */
final class Shortened {
    /** Members of an answer whose list was kept alone. */
    private static final List<String> LISTS = List.of("tasks", "columns", "results");

    private final Comparison whole;
    private final List<Pattern> ignored;
    private final List<String> differences = new ArrayList<>();

    Shortened(Bindings bindings, List<Pattern> ignored) {
        this.whole = new Comparison(bindings, ignored);
        this.ignored = ignored;
    }

    /** What differs; nothing for a shape that is not understood. */
    List<String> differences(JsonNode recorded, JsonNode actual) {
        if (recorded.isArray() && actual.isObject()) {
            listOf(actual).ifPresent(list -> compare("", recorded, list));
        } else if (recorded.isContainer()) {
            compare("", recorded, actual);
        }
        differences.addAll(whole.differences());
        return differences;
    }

    private static Optional<JsonNode> listOf(JsonNode answer) {
        return LISTS.stream()
                .map(answer::get)
                .filter(list -> list != null && list.isArray())
                .findFirst();
    }

    private void compare(String path, JsonNode recorded, JsonNode actual) {
        if (ignored.stream().anyMatch(pattern -> pattern.matcher(path).matches())) {
            return;
        }
        if (recorded.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> member : recorded.properties()) {
                JsonNode value = actual.get(member.getKey());
                boolean absent = member.getValue().asString("").equals("<absent>");
                if (absent && value != null) {
                    differences.add(path + "/" + member.getKey() + ": recorded as absent");
                } else if (absent) {
                    continue;
                } else if (value != null) {
                    compare(path + "/" + member.getKey(), member.getValue(), value);
                } else if (!member.getValue().isNull()) {
                    differences.add(path + "/" + member.getKey() + ": missing");
                }
            }
        } else if (recorded.isArray() && actual.isArray()) {
            items(path, recorded, actual);
        } else if (recorded.isArray() && actual.isObject()) {
            // A pair such as [id, order] that was made of an item.
            whole.compare(path + "/id", recorded.get(0), actual.path("id"));
            whole.compare(path + "/order", recorded.path(1), actual.path("order"));
        } else if (recorded.isContainer() || !actual.isContainer()) {
            whole.compare(path, recorded, actual);
        }
    }

    private void items(String path, JsonNode recorded, JsonNode actual) {
        boolean some =
                path.isEmpty() && recorded.path(0).path("project_defined").asBoolean(false);
        if (recorded.size() != actual.size() && !some) {
            differences.add(path + ": recorded " + recorded.size() + " items but got " + actual.size() + ": "
                    + actual.valueStream()
                            .map(item -> item.path("id").asString("?"))
                            .toList());
        }
        for (int i = 0; i < Math.min(recorded.size(), actual.size()); i++) {
            compare(path + "/" + i, recorded.get(i), actual.get(i));
        }
    }
}

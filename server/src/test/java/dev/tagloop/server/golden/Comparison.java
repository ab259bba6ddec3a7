package dev.tagloop.server.golden;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compares an answer's JSON with the recorded one, kinds of numbers and order of keys included, and names the paths that differ. */
final class Comparison {
    private static final int SHOWN = 200;

    private final Bindings bindings;
    private final List<Pattern> ignored;
    private final List<String> differences = new ArrayList<>();

    /** @param ignored paths, such as {@code /results/\d+/title}, whose differences are deliberate */
    Comparison(Bindings bindings, List<Pattern> ignored) {
        this.bindings = bindings;
        this.ignored = ignored;
    }

    List<String> differences() {
        return differences;
    }

    void compare(String path, JsonNode recorded, JsonNode actual) {
        if (ignored.stream().anyMatch(pattern -> pattern.matcher(path).matches())) {
            return;
        }
        if (recorded.isObject() && actual.isObject()) {
            objects(path, recorded, actual);
        } else if (recorded.isArray() && actual.isArray()) {
            arrays(path, recorded, actual);
        } else if (!sameValue(recorded, actual)) {
            differences.add(path + ": recorded " + shown(recorded) + " but got " + shown(actual));
        }
    }

    private void objects(String path, JsonNode recorded, JsonNode actual) {
        for (Map.Entry<String, JsonNode> entry : recorded.properties()) {
            String inner = path + "/" + entry.getKey();
            JsonNode value = actual.get(entry.getKey());
            if (value != null) {
                compare(inner, entry.getValue(), value);
            } else if (ignored.stream()
                    .noneMatch(pattern -> pattern.matcher(inner).matches())) {
                differences.add(inner + ": missing, recorded " + shown(entry.getValue()));
            }
        }
        for (String name : actual.propertyNames()) {
            String inner = path + "/" + name;
            if (!recorded.has(name)
                    && ignored.stream()
                            .noneMatch(pattern -> pattern.matcher(inner).matches())) {
                differences.add(inner + ": not recorded, got " + shown(actual.get(name)));
            }
        }
        List<String> order =
                recorded.propertyNames().stream().filter(actual::has).toList();
        List<String> actualOrder =
                actual.propertyNames().stream().filter(recorded::has).toList();
        if (!order.equals(actualOrder)) {
            differences.add(path + ": keys come as " + actualOrder + ", recorded as " + order);
        }
    }

    private void arrays(String path, JsonNode recorded, JsonNode actual) {
        if (recorded.size() != actual.size()) {
            differences.add(path + ": recorded " + recorded.size() + " items but got " + actual.size());
        }
        Iterator<JsonNode> items = actual.iterator();
        int index = 0;
        for (JsonNode item : recorded) {
            if (items.hasNext()) {
                compare(path + "/" + index++, item, items.next());
            }
        }
    }

    private boolean sameValue(JsonNode recorded, JsonNode actual) {
        if (recorded.isString()) {
            String text = recorded.stringValue();
            boolean number = text.matches("<(id:[a-z]+:\\d+|number|unix time)>");
            boolean kindFits = number ? actual.isNumber() : actual.isString();
            return kindFits && bindings.matches(text, actual.asString());
        }
        if (recorded.isNumber() && actual.isNumber()) {
            return recorded.isIntegralNumber() == actual.isIntegralNumber()
                    && recorded.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return recorded.equals(actual);
    }

    private static String shown(JsonNode json) {
        String text = json.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}

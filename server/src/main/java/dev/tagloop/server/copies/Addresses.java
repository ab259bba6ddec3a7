package dev.tagloop.server.copies;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Variable;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Leads the addresses of uploaded files to their copies. A longer address would move everything behind it, and with it the labels of a text:
 * so a value is changed only when it is an address as a whole, or is shown as HTML, whose labels do not count its attributes.
 */
public final class Addresses {
    private final Map<String, String> copies;
    private final Set<String> htmlKeys;

    /** @param copies old to new */
    public Addresses(Map<String, String> copies, LabelConfig config) {
        this.copies = copies;
        Map<Boolean, Set<String>> keys = config.variables().stream()
                .collect(Collectors.partitioningBy(
                        variable -> variable.tag() instanceof ObjectTag.HyperText,
                        Collectors.mapping(Variable::key, Collectors.toSet())));
        this.htmlKeys = keys.get(true);
        htmlKeys.removeAll(keys.get(false));
    }

    /** A task's data, changed in place. */
    public void lead(JsonNode data) {
        if (copies.isEmpty() || !(data instanceof ObjectNode object)) {
            return;
        }
        for (String key : object.propertyNames()) {
            object.set(key, led(object.get(key), htmlKeys.contains(key)));
        }
    }

    private JsonNode led(JsonNode value, boolean html) {
        if (value.isString()) {
            String text = value.stringValue();
            String whole = copies.get(text);
            return whole != null ? StringNode.valueOf(whole) : html ? StringNode.valueOf(quoted(text)) : value;
        }
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, led(list.get(i), html));
            }
        } else if (value instanceof ObjectNode object) {
            for (String key : object.propertyNames()) {
                object.set(key, led(object.get(key), html));
            }
        }
        return value;
    }

    /** Markup with the addresses that stand in quotes led to their copies. */
    public String quoted(String markup) {
        String result = markup;
        if (markup.contains("/data/upload/")) {
            for (Map.Entry<String, String> copy : copies.entrySet()) {
                for (char quote : new char[] {'"', '\''}) {
                    result = result.replace(quote + copy.getKey() + quote, quote + copy.getValue() + quote);
                }
            }
        }
        return result;
    }
}

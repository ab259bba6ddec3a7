package dev.tagloop.labelstudio.convert.export;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * JSON text as the original's exports spell it: characters beyond ASCII as they are, numbers as they were written; in table cells
 * without any blank and with {@code \/} for a slash, in files indented by two.
 */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final boolean escapesSlash;

    private JsonText(boolean escapesSlash) {
        this.escapesSlash = escapesSlash;
    }

    /** The form of a table's cell. */
    static String compact(JsonNode node) {
        JsonText json = new JsonText(true);
        json.compactly(node);
        return json.text.toString();
    }

    /** The form of a file, with everything but the first line indented by this many levels. */
    static String indented(JsonNode node, int level) {
        JsonText json = new JsonText(false);
        json.indentedly(node, level);
        return json.text.toString();
    }

    private void compactly(JsonNode node) {
        if (node.isObject()) {
            String separator = "{";
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                text.append(separator);
                quote(member.getKey());
                text.append(':');
                compactly(member.getValue());
                separator = ",";
            }
            text.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode item : node) {
                text.append(separator);
                compactly(item);
                separator = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else {
            scalar(node);
        }
    }

    private void indentedly(JsonNode node, int level) {
        if (!node.isContainer() || node.isEmpty()) {
            compactly(node);
        } else if (node.isObject()) {
            char separator = '{';
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                line(separator, level + 1);
                quote(member.getKey());
                text.append(": ");
                indentedly(member.getValue(), level + 1);
                separator = ',';
            }
            line('\0', level);
            text.append('}');
        } else {
            char separator = '[';
            for (JsonNode item : node) {
                line(separator, level + 1);
                indentedly(item, level + 1);
                separator = ',';
            }
            line('\0', level);
            text.append(']');
        }
    }

    private void line(char before, int level) {
        if (before != '\0') {
            text.append(before);
        }
        text.append('\n').append("  ".repeat(level));
    }

    private void scalar(JsonNode node) {
        if (node.isString()) {
            quote(node.stringValue());
        } else {
            text.append(node);
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            switch (unit) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '/' -> text.append(escapesSlash ? "\\/" : "/");
                default -> plain(value, i, unit);
            }
        }
        text.append('"');
    }

    /** A character as it is, unless UTF-8 cannot hold it or JSON forbids it. */
    private void plain(String value, int at, char unit) {
        boolean high = Character.isHighSurrogate(unit)
                && at + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(at + 1));
        boolean low = Character.isLowSurrogate(unit) && at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
        if (unit < ' ' || Character.isSurrogate(unit) && !high && !low) {
            text.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                text.append(HEX.charAt(unit >> shift & 0xF));
            }
        } else {
            text.append(unit);
        }
    }
}

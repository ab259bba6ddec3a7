package dev.tagloop.server.tasks;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON as Python prints the same value. Messages of the original quote tasks so, and clients match on them. */
public final class PythonText {
    private PythonText() {}

    /** The value as Python's {@code repr} has it. */
    public static String of(JsonNode node) {
        StringBuilder text = new StringBuilder();
        append(text, node);
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                text.append('{');
                Iterator<Map.Entry<String, JsonNode>> members =
                        node.properties().iterator();
                while (members.hasNext()) {
                    Map.Entry<String, JsonNode> member = members.next();
                    quote(text, member.getKey());
                    text.append(": ");
                    append(text, member.getValue());
                    text.append(members.hasNext() ? ", " : "");
                }
                text.append('}');
            }
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < node.size(); i++) {
                    text.append(i == 0 ? "" : ", ");
                    append(text, node.get(i));
                }
                text.append(']');
            }
            case STRING -> quote(text, node.stringValue());
            case BOOLEAN -> text.append(node.booleanValue() ? "True" : "False");
            case NUMBER -> text.append(node.asString());
            default -> text.append("None");
        }
    }

    private static void quote(StringBuilder text, String value) {
        char mark = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
        text.append(mark);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c == mark) {
                        text.append('\\').append(mark);
                    } else if (isPrintable(c)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(
                                c < 0x100
                                        ? "\\x%02x".formatted(c)
                                        : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
                    }
                }
            }
        });
        text.append(mark);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}

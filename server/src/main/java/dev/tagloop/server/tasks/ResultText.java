package dev.tagloop.server.tasks;

import tools.jackson.databind.JsonNode;

/** Results in the form of a list's text columns: JSON with blanks after separators and without any double quote. */
final class ResultText {
    private ResultText() {}

    static void append(StringBuilder text, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                text.append('{');
                String separator = "";
                for (var member : node.properties()) {
                    text.append(separator)
                            .append(member.getKey().replace("\"", ""))
                            .append(": ");
                    append(text, member.getValue());
                    separator = ", ";
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
            case STRING -> text.append(node.stringValue().replace("\"", ""));
            default -> text.append(node.asString());
        }
    }
}

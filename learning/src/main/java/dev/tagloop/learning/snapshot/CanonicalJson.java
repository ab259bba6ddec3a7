package dev.tagloop.learning.snapshot;

import dev.tagloop.core.text.CodePointOrder;
import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.json.Json;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON in one form only, so that equal content has equal bytes: keys sorted by code point, no blanks, ASCII with escapes,
 * numbers by value ({@code 1}, {@code 1.0} and {@code 10e-1} are one).
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** A value in its one form. */
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        append(node, out);
        return out.toString();
    }

    /** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    private static void append(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            appendObject(node, out);
        } else if (node.isArray()) {
            out.append('[');
            for (Iterator<JsonNode> items = node.iterator(); items.hasNext(); ) {
                append(items.next(), out);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (node.isNumber()) {
            BigDecimal value = node.decimalValue().stripTrailingZeros();
            out.append(value.signum() == 0 ? "0" : value.toString());
        } else {
            out.append(Json.writeAscii(node));
        }
    }

    private static void appendObject(JsonNode node, StringBuilder out) {
        TreeSet<String> keys = new TreeSet<>(CodePointOrder.COMPARATOR);
        keys.addAll(node.propertyNames());
        out.append('{');
        for (Iterator<String> names = keys.iterator(); names.hasNext(); ) {
            String name = names.next();
            out.append(Json.writeAscii(StringNode.valueOf(name))).append(':');
            append(node.get(name), out);
            out.append(names.hasNext() ? "," : "");
        }
        out.append('}');
    }
}

package dev.tagloop.labelstudio.json;

import dev.tagloop.core.text.LoneSurrogates;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Replaces lone surrogates in all texts of a JSON tree by U+FFFD: no UTF-8 answer could hold them and tokenizers would count them
 * differently. Offsets stay right, because the number of code points does. Counts what it replaced, over all trees it has seen.
 */
public final class CleanText {
    private long replaced;

    /** How many lone surrogates were replaced so far. */
    public long replaced() {
        return replaced;
    }

    /** The tree itself when it is clean, else a cleaned copy. */
    public JsonNode clean(JsonNode node) {
        return isClean(node) ? node : copy(node);
    }

    /** The text with its lone surrogates replaced. */
    public String clean(String text) {
        LoneSurrogates.Cleaned cleaned = LoneSurrogates.replace(text);
        replaced += cleaned.count();
        return cleaned.text();
    }

    /** Nearly all trees are, and each node of an import is looked at: nothing is made for it. */
    private static boolean isClean(JsonNode node) {
        if (node.isString()) {
            return !LoneSurrogates.isIn(node.stringValue());
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (LoneSurrogates.isIn(member.getKey()) || !isClean(member.getValue())) {
                    return false;
                }
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                if (!isClean(item)) {
                    return false;
                }
            }
        }
        return true;
    }

    private JsonNode copy(JsonNode node) {
        return switch (node) {
            case StringNode text -> StringNode.valueOf(clean(text.stringValue()));
            case ArrayNode array -> {
                ArrayNode items = array.arrayNode(array.size());
                array.forEach(item -> items.add(copy(item)));
                yield items;
            }
            case ObjectNode object -> {
                ObjectNode members = object.objectNode();
                object.properties().forEach(member -> members.set(clean(member.getKey()), copy(member.getValue())));
                yield members;
            }
            default -> node;
        };
    }
}

package dev.tagloop.cli.simulate;

import dev.tagloop.cli.console.JsonReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON where a number that does not exist is null; JSON knows no NaN. */
final class FiniteJson {
    private FiniteJson() {}

    static ObjectNode of(Object report) {
        ObjectNode tree = JsonReport.tree(report);
        clean(tree);
        return tree;
    }

    private static void clean(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = (ObjectNode) node;
            for (String name : object.propertyNames().toArray(String[]::new)) {
                if (isMissing(object.get(name))) {
                    object.set(name, NullNode.getInstance());
                } else {
                    clean(object.get(name));
                }
            }
        } else if (node.isArray()) {
            ArrayNode array = (ArrayNode) node;
            for (int i = 0; i < array.size(); i++) {
                if (isMissing(array.get(i))) {
                    array.set(i, NullNode.getInstance());
                } else {
                    clean(array.get(i));
                }
            }
        }
    }

    private static boolean isMissing(JsonNode node) {
        return node.isNumber() && !Double.isFinite(node.doubleValue());
    }
}

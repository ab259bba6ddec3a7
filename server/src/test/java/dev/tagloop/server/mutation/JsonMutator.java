package dev.tagloop.server.mutation;

import dev.tagloop.labelstudio.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one place of a JSON value into something that nobody should send. */
final class JsonMutator {
    private static final List<String> KEYS = List.of(
            "id",
            "project",
            "task",
            "result",
            "data",
            "completed_by",
            "created_by",
            "created_at",
            "is_superuser",
            "ground_truth",
            "was_cancelled",
            "lead_time",
            "label_config",
            "title",
            "unique_id",
            "parent_prediction",
            "annotations",
            "predictions",
            "organization",
            "model_version",
            "score",
            "email",
            "password",
            "value",
            "start",
            "end",
            "from_name",
            "to_name",
            "type",
            "labels",
            "filters",
            "ordering",
            "selectedItems",
            "role");
    private static final int DEPTH = 3000;

    private final Random random;

    JsonMutator(Random random) {
        this.random = random;
    }

    /** The changed value as text, which need not be JSON any more. */
    String mutate(String json) {
        JsonNode root = Json.read(json);
        List<JsonNode> holders = new ArrayList<>();
        collect(root, holders);
        if (holders.isEmpty() || random.nextInt(12) == 0) {
            return Json.write(anything());
        }
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ObjectNode object) {
            change(object);
        } else if (holder instanceof ArrayNode array) {
            change(array);
        }
        String text = Json.write(root);
        return random.nextInt(10) == 0 ? spoil(text) : text;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(3) == 0) {
            object.set(KEYS.get(random.nextInt(KEYS.size())), anything());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(KEYS.get(random.nextInt(KEYS.size())), object.remove(name));
            default -> object.set(name, anything());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(anything());
        } else {
            int at = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                default -> array.set(at, anything());
            }
        }
    }

    private JsonNode anything() {
        var make = Json.mapper().getNodeFactory();
        return switch (random.nextInt(22)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(-1);
            case 3 -> make.numberNode(random.nextInt(5));
            case 4 -> make.numberNode(new BigDecimal("1e400"));
            case 5 -> make.numberNode(new BigInteger("9".repeat(1 + random.nextInt(40))));
            case 6 -> make.numberNode(Long.MIN_VALUE);
            case 7 -> make.numberNode(0.1);
            case 8 -> make.stringNode("");
            case 9 -> make.stringNode("\u0000");
            case 10 -> make.stringNode("a\ud800b");
            case 11 -> make.stringNode("👩‍👩‍👧 שלום e\u0301\r\n");
            case 12 -> make.stringNode("x".repeat(100_000));
            case 13 -> make.stringNode("<View><Text name='t' value='$" + "x/>".repeat(random.nextInt(3)));
            case 14 -> make.stringNode("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><View>&b;</View>");
            case 15 -> make.stringNode("2026-13-45T99:99:99Z");
            case 16 -> make.stringNode(Integer.toString(random.nextInt(1000)));
            case 17 -> make.arrayNode();
            case 18 -> make.objectNode();
            case 19 -> make.arrayNode().add(make.arrayNode().add(make.nullNode()));
            case 20 -> numbers(make.arrayNode());
            default -> make.objectNode().set(KEYS.get(random.nextInt(KEYS.size())), make.numberNode(1));
        };
    }

    private static ArrayNode numbers(ArrayNode array) {
        for (int i = 0; i < 2000; i++) {
            array.add(i);
        }
        return array;
    }

    /** What a writer of JSON cannot write. */
    private String spoil(String text) {
        int at = text.indexOf(':');
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> "[".repeat(DEPTH) + text + "]".repeat(DEPTH);
            case 2 -> text + text;
            case 3 -> at < 0 ? "NaN" : text.substring(0, at + 1) + "NaN," + text.substring(1);
            case 4 -> at < 0 ? "-" : "{" + text.substring(1, at + 1) + "1," + text.substring(1);
            default -> "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
        };
    }
}

package dev.tagloop.server.mutation;

import dev.tagloop.labelstudio.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes wrong requests of right ones, always the same for one seed. */
final class Mutation {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2",
            "1.5",
            "1e308",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "\"1\"",
            "\"[]\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "[]",
            "[[]]",
            "[null]",
            "[{}]",
            "{}",
            "{\"\": null}",
            "{\"email\": 1}",
            "[\"a\", [\"b\"]]",
            "\"11111111-1111-4111-8111-111111111111\"",
            "\"a\\ud800b\"",
            "\"\u200d👩\u200d👧 שלום e\u0301\\r\\n\"",
            "\"<View><Text name='t' value='$x/>\"",
            "\"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><View>&b;</View>\"",
            "\"2026-13-45T99:99:99Z\"",
            "-9223372036854775808",
            IntStream.range(0, 2000).boxed().toList().toString());
    private static final List<String> KEYS = List.of(
            "result",
            "data",
            "annotations",
            "predictions",
            "meta",
            "value",
            "labels",
            "from_name",
            "type",
            "id",
            "draft_id",
            "completed_by",
            "unique_id",
            "lead_time",
            "was_cancelled",
            "ground_truth",
            "score",
            "model_version",
            "task",
            "project",
            "inner_id",
            "is_labeled",
            "parent_prediction",
            "ordering",
            "filters",
            "selectedItems",
            "file_upload_ids",
            "last_action",
            "created_by",
            "is_superuser",
            "label_config",
            "title",
            "organization",
            "email",
            "password",
            "role");
    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The body with one to three changes; sometimes cut off. */
    String body(String json) {
        JsonNode tree = Json.read(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            tree = change(tree);
        }
        String text = Json.writeAscii(tree);
        return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
    }

    private JsonNode change(JsonNode tree) {
        List<JsonNode> holders = new ArrayList<>();
        collect(tree, holders);
        if (holders.isEmpty() || random.nextInt(12) == 0) {
            return Json.read(pick(VALUES));
        }
        JsonNode holder = pick(holders);
        if (holder instanceof ObjectNode object) {
            List<String> keys = List.copyOf(object.propertyNames());
            String key = keys.isEmpty() || random.nextInt(3) == 0 ? pick(KEYS) : pick(keys);
            if (random.nextInt(4) == 0) {
                object.remove(key);
            } else {
                object.set(key, Json.read(pick(VALUES)));
            }
        } else if (holder instanceof ArrayNode array) {
            if (!array.isEmpty() && random.nextInt(2) == 0) {
                array.set(random.nextInt(array.size()), Json.read(pick(VALUES)));
            } else {
                array.add(
                        array.isEmpty() ? Json.read(pick(VALUES)) : array.get(0).deepCopy());
            }
        }
        return tree;
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainer()) {
            holders.add(node);
            node.forEach(inner -> collect(inner, holders));
        }
    }
}

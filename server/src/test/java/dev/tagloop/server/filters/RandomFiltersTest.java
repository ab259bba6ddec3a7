package dev.tagloop.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a database finds for a query is what a plain walk through the tasks finds, whatever is asked. */
class RandomFiltersTest {
    private static final List<Object> TEXTS = List.of(
            "a", "Ab ä", "abÄ", "ÖL", "Жук", "🎉 party", "", "true", "7", "100%", "under_score", "x y", "zebra", "X1Y");
    private static final List<Object> NUMBERS =
            List.of(-3, 0, 1, 2, 2.5, 7, 100, "4", " 7 ", "-1.5", "seven", "", true, List.of(1, 2), "0x5");

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String result(String label, String text) {
        return "[{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\":"
                + " {\"start\": 0, \"end\": 1, \"text\": \"" + text + "\", \"labels\": [\"" + label + "\"]}}]";
    }

    private String tasks(int count) {
        ArrayNode items = Json.mapper().createArrayNode();
        for (int i = 0; i < count; i++) {
            ObjectNode item = items.addObject();
            ObjectNode data = item.putObject("data");
            data.put("text", "Text " + i);
            if (random.nextInt(8) > 0) {
                data.set("t", Json.mapper().valueToTree(of(TEXTS)));
            } else if (random.nextBoolean()) {
                data.putNull("t");
            }
            if (random.nextInt(8) > 0) {
                data.set("n", Json.mapper().valueToTree(of(NUMBERS)));
            }
            if (random.nextBoolean()) {
                data.put("b", random.nextBoolean());
            }
            if (random.nextInt(4) == 0) {
                data.put("a.b", "x y");
            }
            ArrayNode predictions = item.putArray("predictions");
            for (int p = random.nextInt(3); p > 0; p--) {
                ObjectNode prediction = predictions.addObject().put("model_version", of(List.of("m1", "m2", "m3")));
                prediction.put("score", random.nextInt(100) / 100.0);
                prediction.set(
                        "result",
                        Json.read(random.nextInt(4) == 0 ? "[]" : result(of(List.of("PER", "LOC")), "Straße")));
            }
        }
        return Json.writeAscii(items);
    }

    private void label(TestStudio studio, List<Long> ids) {
        for (long id : ids) {
            for (int a = random.nextInt(3); a > 0; a--) {
                String lead = random.nextBoolean() ? ", \"lead_time\": " + random.nextInt(40) / 4.0 : "";
                String skipped = random.nextInt(4) == 0 ? "?was_cancelled=1" : "";
                TestStudio.created((random.nextBoolean() ? studio.ann() : studio.bob())
                        .post(
                                "/api/tasks/" + id + "/annotations" + skipped,
                                "{\"result\": "
                                        + (random.nextInt(4) == 0 ? "[]" : result(of(List.of("PER", "LOC")), "STRASSE"))
                                        + lead + "}"));
            }
            if (random.nextInt(5) == 0) {
                TestStudio.created(studio.ann().post("/api/tasks/" + id + "/drafts", "{\"result\": []}"));
            }
        }
    }

    private void compare(int queries) {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            List<Long> ids = studio.importTasks(project, tasks(90))
                    .get("task_ids")
                    .valueStream()
                    .map(JsonNode::asLong)
                    .toList();
            label(studio, ids);
            Listing listing = new Listing(studio.ann(), project);
            List<JsonNode> tasks = TestStudio.ok(listing.answer(Json.mapper().createObjectNode(), "&fields=all"))
                    .get("tasks")
                    .valueStream()
                    .toList();
            assertThat(tasks).hasSize(90);
            RandomFilters filters = new RandomFilters(
                    random, tasks, List.of(studio.id("ann@example.com"), studio.id("bob@example.com")));
            List<String> wrong = new ArrayList<>();
            int found = 0;
            for (int i = 0; i < queries; i++) {
                JsonNode query = filters.next();
                List<Long> expected = NaiveFilter.ids(tasks, query);
                JsonNode answer = TestStudio.ok(listing.answer(query, ""));
                List<Long> got = answer.get("tasks")
                        .valueStream()
                        .map(task -> task.get("id").asLong())
                        .toList();
                found += got.isEmpty() ? 0 : 1;
                if (!got.equals(expected) || answer.get("total").asInt() != expected.size()) {
                    wrong.add(Json.write(query) + "\n  got      " + got + "\n  expected " + expected);
                }
            }
            assertThat(wrong.stream().limit(5))
                    .as(wrong.size() + " of " + queries)
                    .isEmpty();
            // Queries that find nothing compare nothing.
            assertThat(found).isGreaterThan(queries / 2);
        }
    }

    @Test
    void twoHundredQueries() {
        compare(200);
    }

    @Test
    @Tag("slow")
    void twoThousandQueries() {
        compare(2000);
    }
}

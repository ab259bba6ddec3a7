package dev.tagloop.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Words are found in every text of a task's data, however deep, in any alphabet and case, and never in its keys. */
class WordSearchTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private Listing listing;
    private List<Long> tasks;

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        long project = studio.project("<View></View>");
        ArrayNode items = Json.mapper().createArrayNode();
        for (Map<String, ?> data : List.of(
                Map.of("text", "Marie met Kestrel", "year", 1867),
                Map.of("text", "ÜBER die Straße", "more", Map.of("deep", List.of("ЖУК", "x"))),
                Map.of("text", "東京都に行く 🎉"),
                Map.of("other", "a\"quoted\\path 50%_off"),
                Map.of("kestrel", "nothing"))) {
            items.addObject().set("data", Json.mapper().valueToTree(data));
        }
        tasks = studio.importTasks(project, Json.writeAscii(items))
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
        listing = new Listing(studio.ann(), project);
    }

    private List<Long> found(String words) {
        ObjectNode query = Json.mapper().createObjectNode().put("search", words);
        return Listing.ids(listing.answer(query, ""));
    }

    @Test
    void inAnyCaseAndInAnyOrder() {
        assertThat(found("KESTREL marie")).containsExactly(tasks.get(0));
        assertThat(found("über")).containsExactly(tasks.get(1));
        assertThat(found("жук straße")).containsExactly(tasks.get(1));
        assertThat(found("marie über")).isEmpty();
    }

    @Test
    void inTextsWithoutBlanksBetweenWords() {
        assertThat(found("京都")).containsExactly(tasks.get(2));
        assertThat(found("🎉")).containsExactly(tasks.get(2));
    }

    @Test
    void withCharactersThatMeanSomethingElsewhere() {
        assertThat(found("a\"quo")).containsExactly(tasks.get(3));
        assertThat(found("ted\\pa")).containsExactly(tasks.get(3));
        assertThat(found("50%_o")).containsExactly(tasks.get(3));
        assertThat(found("5%f")).isEmpty();
    }

    @Test
    void inNumbersButNotInKeys() {
        assertThat(found("186")).containsExactly(tasks.get(0));
        assertThat(found("text")).isEmpty();
        assertThat(found("kestrel")).containsExactly(tasks.get(0));
    }

    @Test
    void nothingToSearchForLeavesNothingOut() {
        assertThat(found("  ")).isEqualTo(tasks);
    }
}

package dev.tagloop.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages far from the beginning are the same as pages near it, see what was written, and stay as they were for who names the list. */
class ListsStayAsTheyWereTest {
    private static final int TASKS = 2500;

    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
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
        project = studio.project(TestStudio.NER);
        tasks = studio.importTasks(
                        project,
                        IntStream.range(0, TASKS)
                                .mapToObj(i -> "{\"data\": {\"text\": \"t" + i + "\", \"n\": " + i % 7 + "}}")
                                .collect(Collectors.joining(",", "[", "]")))
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    private Http.Answer page(int page, String ordering, String more) {
        ObjectNode query = Json.mapper().createObjectNode();
        if (!ordering.isEmpty()) {
            query.putArray("ordering").add(ordering);
        }
        return studio.ann()
                .get("/api/tasks?project=" + project + "&page_size=100&page=" + page + more + "&query="
                        + URLEncoder.encode(Json.write(query), StandardCharsets.UTF_8));
    }

    private static List<Long> ids(JsonNode page) {
        return page.get("tasks")
                .valueStream()
                .map(task -> task.get("id").asLong())
                .toList();
    }

    private void delete(long task) {
        assertThat(studio.ann().delete("/api/tasks/" + task).status()).isEqualTo(204);
    }

    @Test
    void farPagesGoOnWhereNearOnesEnd() {
        for (String order : List.of("", "-tasks:id", "-tasks:data.n", "tasks:created_at")) {
            List<Long> met = new ArrayList<>();
            for (int page = 1; page <= 25; page++) {
                met.addAll(ids(TestStudio.ok(page(page, order, ""))));
            }
            assertThat(met).as(order).hasSize(TASKS).containsExactlyInAnyOrderElementsOf(tasks);
            if (order.equals("-tasks:id")) {
                List<Long> expected = new ArrayList<>(tasks);
                Collections.reverse(expected);
                assertThat(met).isEqualTo(expected);
            }
        }
        assertThat(page(26, "", "").status()).isEqualTo(404);
    }

    @Test
    void whoNamesNoListSeesWhatWasWritten() {
        assertThat(ids(TestStudio.ok(page(25, "", "")))).endsWith(tasks.get(TASKS - 1));
        delete(tasks.get(0));
        JsonNode page = TestStudio.ok(page(24, "", ""));
        assertThat(page.get("total").asInt()).isEqualTo(TASKS - 1);
        assertThat(ids(page)).startsWith(tasks.get(2301)).endsWith(tasks.get(2400));
    }

    @Test
    void whoNamesTheListKeepsItsRows() {
        JsonNode first = TestStudio.ok(page(1, "", "&list="));
        String list = first.get("list").asString();
        List<Long> far = ids(TestStudio.ok(page(24, "", "&list=" + list)));
        delete(tasks.get(0));
        JsonNode later = TestStudio.ok(page(24, "", "&list=" + list));
        assertThat(later.get("list").asString()).isEqualTo(list);
        assertThat(later.get("total").asInt()).isEqualTo(TASKS);
        assertThat(ids(later)).isEqualTo(far);
        delete(far.get(3));
        assertThat(ids(TestStudio.ok(page(24, "", "&list=" + list))))
                .hasSize(99)
                .doesNotContain(far.get(3));
        assertThat(TestStudio.ok(page(1, "", "&list=")).get("list").asString()).isNotEqualTo(list);
    }

    @Test
    void theNameOfAListThatAnsweredSomethingElseOrNothingIsNoHarm() {
        String list = TestStudio.ok(page(1, "", "&list=")).get("list").asString();
        List<Long> expected = ids(TestStudio.ok(page(1, "-tasks:id", "")));
        assertThat(ids(TestStudio.ok(page(1, "-tasks:id", "&list=" + list)))).isEqualTo(expected);
        assertThat(ids(TestStudio.ok(page(1, "-tasks:id", "&list=nothing")))).isEqualTo(expected);
    }

    @Test
    void aListThatIsNotNamedIsAnsweredAsTheOriginalDoes() {
        assertThat(TestStudio.ok(page(1, "", "")).propertyNames())
                .containsExactlyInAnyOrder("total_annotations", "total_predictions", "total", "tasks");
    }
}

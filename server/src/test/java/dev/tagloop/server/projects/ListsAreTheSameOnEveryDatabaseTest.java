package dev.tagloop.server.projects;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a search finds and in which order a list stands does not depend on the database, nor on the language it was made for. */
class ListsAreTheSameOnEveryDatabaseTest {
    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private long project(String title) {
        String body = Json.write(Json.mapper().createObjectNode().put("title", title));
        return created(studio.ann().post("/api/projects", body)).get("id").asLong();
    }

    private List<String> titles(String parameter, String value) {
        JsonNode page = ok(studio.ann()
                .get("/api/projects?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return page.get("results")
                .valueStream()
                .map(project -> project.get("title").asString())
                .toList();
    }

    @Test
    void searchesKnowLargeAndSmallLettersOfEveryScript() {
        project("Äpfel und Straßen");
        project("ΟΔΟΣ 100% _ok_");
        project("дом");
        assertThat(titles("title", "äPFEL")).containsExactly("Äpfel und Straßen");
        assertThat(titles("search", "STRASSE")).containsExactly("Äpfel und Straßen");
        assertThat(titles("title", "οδος")).containsExactly("ΟΔΟΣ 100% _ok_");
        assertThat(titles("title", "0%")).containsExactly("ΟΔΟΣ 100% _ok_");
        assertThat(titles("title", "_OK_")).containsExactly("ΟΔΟΣ 100% _ok_");
        assertThat(titles("title", "ДО")).containsExactly("дом");
        assertThat(titles("title", "apfel")).isEmpty();
    }

    @Test
    void titlesStandInTheOrderOfTheirCodePoints() {
        List<String> titles = List.of("Bbb", "a b", "a-a", "abc", "zzz", "Ähm", "\uFF5E~~", "\uD83D\uDE00:-)");
        titles.reversed().forEach(this::project);
        assertThat(titles("ordering", "title")).isEqualTo(titles);
        assertThat(titles("ordering", "-title")).isEqualTo(titles.reversed());
    }

    @Test
    void whatIsEmptyCountsAsLess() {
        long plain = project("plain");
        project("pinned");
        ok(studio.ann().patch("/api/projects/" + plain, "{\"pinned_at\": null}"));
        ok(studio.ann().patch("/api/projects/" + (plain + 1), "{\"pinned_at\": \"2026-01-01T00:00:00Z\"}"));
        assertThat(titles("ordering", "pinned_at")).containsExactly("plain", "pinned");
        assertThat(titles("ordering", "-pinned_at")).containsExactly("pinned", "plain");
    }

    @Test
    void tasksWithoutTheValueThatTheyAreOrderedByComeLast() {
        long project = studio.project(TestStudio.NER);
        long quick = studio.task(project, "quick");
        long none = studio.task(project, "none");
        long slow = studio.task(project, "slow");
        created(studio.ann().post("/api/tasks/" + quick + "/annotations", "{\"result\": [], \"lead_time\": 1.5}"));
        created(studio.ann().post("/api/tasks/" + slow + "/annotations", "{\"result\": [], \"lead_time\": 20}"));
        assertThat(ordered(project, "avg_lead_time")).containsExactly(quick, slow, none);
        assertThat(ordered(project, "-avg_lead_time")).containsExactly(slow, quick, none);
        assertThat(ordered(project, "completed_at")).containsExactly(quick, slow, none);
    }

    private List<Long> ordered(long project, String by) {
        String query = URLEncoder.encode("{\"ordering\": [\"" + by + "\"]}", StandardCharsets.UTF_8);
        return ok(studio.ann().get("/api/tasks?project=" + project + "&query=" + query))
                .get("tasks")
                .valueStream()
                .map(task -> task.get("id").asLong())
                .toList();
    }
}

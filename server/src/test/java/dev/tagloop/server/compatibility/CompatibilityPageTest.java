package dev.tagloop.server.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.lint.ConfigLint;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CompatibilityPageTest {
    private static final Path PAGE = Path.of(System.getProperty("tagloop.root"), "COMPATIBILITY.md");

    @TempDir
    Path folder;

    /** Run with {@code -Dtagloop.write-docs=true} to write the page anew. */
    @Test
    void thePageIsWhatTheTablesSay() throws IOException {
        String now = CompatibilityPage.markdown();
        if (Boolean.getBoolean("tagloop.write-docs")) {
            Files.writeString(PAGE, now);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(now);
    }

    @Test
    void theTableOfTagsHasEveryTagThatIsKnownAndNoOther() {
        Set<String> listed = Rows.read("/compatibility/tags.txt", 3).stream()
                .flatMap(row -> Rows.names(row).stream())
                .collect(Collectors.toSet());
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ConfigLint.tags());
    }

    @Test
    void theFormatsThatAreFullCanBeExported() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            studio.task(project, "Ann");
            Set<String> offered = new HashSet<>();
            TestStudio.ok(studio.ann().get("/api/projects/" + project + "/export/formats"))
                    .forEach(format -> {
                        if (!format.path("disabled").asBoolean(false)) {
                            offered.add(format.get("name").asString());
                        }
                    });
            for (List<String> row : Rows.read("/compatibility/formats.txt", 3)) {
                boolean full = row.get(1).equals("full");
                for (String name : Rows.names(row)) {
                    if (full) {
                        String export = "/api/projects/" + project + "/export?exportType=" + name;
                        assertThat(studio.ann().get(export).status()).as(name).isEqualTo(200);
                    }
                    assertThat(offered.remove(name))
                            .as(name + " is offered")
                            .isEqualTo(full && !row.get(2).contains("not offered"));
                }
            }
            assertThat(offered).as("offered, but not in the table").isEmpty();
        }
    }

    @Test
    void everyOperatorFindsWhatTheTableSays() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            TestStudio.created(studio.ann()
                    .post(
                            "/api/projects/" + project + "/import",
                            "[{\"data\": {\"text\": \"Alpha\"}, \"annotations\": [{\"result\": []}]},"
                                    + " {\"data\": {\"text\": \"Beta\"}, \"annotations\": [{\"result\": []}]}]"));
            for (List<String> row : Rows.read("/compatibility/operators.txt", 5)) {
                assertThat(found(studio.ann(), project, row.getFirst(), row.get(3)))
                        .as(String.join(" | ", row))
                        .isEqualTo(row.get(4));
            }
        }
    }

    /** @param probe column, type and value in JSON or, for a string, as it is */
    private static String found(Http ann, long project, String operator, String probe) {
        String[] parts = probe.split(" ", 3);
        ObjectNode query = Json.mapper().createObjectNode();
        ObjectNode filter = query.putObject("filters")
                .put("conjunction", "and")
                .putArray("items")
                .addObject();
        filter.put("filter", "filter:tasks:" + parts[0])
                .put("operator", operator)
                .put("type", parts[1]);
        if (parts[1].equals("String")) {
            filter.put("value", parts[2]);
        } else {
            filter.set("value", Json.read(parts[2]));
        }
        JsonNode tasks = TestStudio.ok(ann.get("/api/tasks?project=" + project + "&fields=all&query="
                        + URLEncoder.encode(Json.write(query), StandardCharsets.UTF_8)))
                .get("tasks");
        List<String> ids = new ArrayList<>();
        tasks.forEach(task -> ids.add(task.get("inner_id").asString()));
        return ids.stream().sorted().collect(Collectors.joining(", "));
    }
}

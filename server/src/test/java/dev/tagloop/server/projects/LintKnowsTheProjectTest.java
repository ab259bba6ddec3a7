package dev.tagloop.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LintKnowsTheProjectTest {
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

    private Http.Answer lint(String config, Long project) {
        ObjectNode body = Json.mapper().createObjectNode().put("label_config", config);
        if (project != null) {
            body.put("project", project);
        }
        return studio.ann().post("/api/tagloop/label-config/lint/", Json.write(body));
    }

    private static List<String> messages(Http.Answer answer) {
        return TestStudio.ok(answer)
                .get("problems")
                .valueStream()
                .map(problem -> problem.get("message").asString())
                .toList();
    }

    @Test
    void labelsInUseAndKeysOfTheTasksCount() {
        long project = studio.project(TestStudio.NER);
        studio.importTasks(
                project,
                "[{\"data\": {\"text\": \"Ann\"}, \"annotations\": [{\"result\": [{\"id\": \"a\", \"from_name\": \"ner\","
                        + " \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}}]}]}]");
        assertThat(messages(lint(TestStudio.NER, project))).isEmpty();
        assertThat(messages(lint(TestStudio.NER.replace("$text", "$txt").replace("\"PER\"", "\"PERSON\""), project)))
                .containsExactly(
                        "No task has the key \"txt\".", "1 annotation uses \"PER\", which \"ner\" no longer offers.");
        assertThat(messages(lint(TestStudio.NER.replace("$text", "$txt"), null)))
                .isEmpty();
    }

    @Test
    void everyTextIsAnsweredWithItsProblems() {
        JsonNode problem = TestStudio.ok(
                        lint("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><View>&b;</View>", null))
                .get("problems")
                .get(0);
        assertThat(problem.toString())
                .isEqualTo("{\"severity\":\"error\",\"line\":1,\"column\":1,"
                        + "\"message\":\"Document type declarations are not allowed.\","
                        + "\"hint\":\"Remove <!DOCTYPE …>: entities and other files are never read.\"}");
        assertThat(messages(lint("", null))).containsExactly("No element found.");
    }

    @Test
    void anUnknownProjectIsNotFound() {
        assertThat(lint(TestStudio.NER, 77L).status()).isEqualTo(404);
        assertThat(studio.ann().post("/api/tagloop/label-config/lint", "{}").status())
                .isEqualTo(400);
    }
}

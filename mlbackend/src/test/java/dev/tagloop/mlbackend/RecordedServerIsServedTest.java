package dev.tagloop.mlbackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every request that the original server sent to its recorded backend, sent to ours. */
class RecordedServerIsServedTest {
    private static final Path RECORD =
            Path.of(System.getProperty("tagloop.root", ".")).resolve("../shared/golden/15-ml-backend.jsonl");

    @Test
    void theOriginalsRequestsGetTheAnswersThatItExpects() throws Exception {
        assumeTrue(Files.exists(RECORD), "the recorded exchanges are not beside this checkout: replay skipped");
        Map<String, Integer> sent = new TreeMap<>();
        try (Served served = new Served()) {
            for (String line : Files.readAllLines(RECORD)) {
                JsonNode exchange = Json.read(line);
                if (exchange.path("direction").asString("").equals("server to ML backend")) {
                    JsonNode request = exchange.get("request");
                    String path = request.get("path").asString().replaceFirst("^/prefix", "");
                    check(served, path, request.path("body"));
                    sent.merge(path, 1, Integer::sum);
                }
            }
        }
        System.out.println("recorded requests of the original: " + sent);
        assertThat(sent.keySet()).containsExactly("/health", "/predict", "/setup", "/versions", "/webhook");
        assertThat(sent.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(70);
    }

    private static void check(Served served, String path, JsonNode body) throws Exception {
        Served.Answer answer = body.isObject() ? served.post(path, Json.write(body)) : served.get(path);
        switch (path) {
            case "/health" -> assertThat(answer.json().get("status").asString()).isEqualTo("UP");
            case "/setup" ->
                assertThat(answer.json().get("model_version").asString()).startsWith("words-");
            case "/versions" ->
                assertThat(answer.json().get("versions").isArray()).isTrue();
            case "/predict" -> predicted(body, answer);
            default -> {
                String action = body.get("action").asString();
                boolean learns = !action.startsWith("PROJECT") && !action.startsWith("TASKS");
                assertThat(answer.status()).as(action).isEqualTo(learns ? 201 : 200);
                return;
            }
        }
        assertThat(answer.status()).as(path).isEqualTo(200);
    }

    private static void predicted(JsonNode body, Served.Answer answer) {
        JsonNode results = answer.json().get("results");
        assertThat(results.size()).isEqualTo(body.get("tasks").size());
        for (int i = 0; i < results.size(); i++) {
            String text = body.get("tasks").get(i).at("/data/text").asString();
            JsonNode result = results.get(i).get("result");
            assertThat(result.size()).as(text).isEqualTo(text.contains("Ann") || text.contains("Rome") ? 1 : 0);
            assertThat(results.get(i).get("model_version").asString()).startsWith("words-");
        }
    }
}

package dev.tagloop.server.behaviour;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One server for all tests of a class; each makes projects of its own. */
abstract class OneStudio {
    /** One text, with choices about it. */
    static final String CHOICES = "<View><Text name=\"text\" value=\"$text\"/><Choices name=\"c\" toName=\"text\">"
            + "<Choice value=\"a\"/><Choice value=\"b\"/></Choices></View>";

    @TempDir
    static Path folder;

    static TestStudio studio;
    static Http ann;
    static Http bob;

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder);
        ann = studio.ann();
        bob = studio.bob();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    static JsonNode ok(Http.Answer answer) {
        return TestStudio.ok(answer);
    }

    static JsonNode created(Http.Answer answer) {
        return TestStudio.created(answer);
    }

    static long id(JsonNode object) {
        return object.get("id").asLong();
    }

    static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    /** JSON with apostrophes in place of quotation marks, as a request. */
    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    static List<Long> ids(JsonNode list) {
        return list.valueStream().map(OneStudio::id).toList();
    }

    static List<Long> importIds(long project, String tasks) {
        return studio.importTasks(project, quoted(tasks))
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    static JsonNode project(long id) {
        return ok(ann.get("/api/projects/" + id));
    }

    static JsonNode summary(long project) {
        return ok(ann.get("/api/projects/" + project + "/summary"));
    }

    /** Files as a browser sends them. @param files names and contents in turn */
    static Http.Answer upload(Http http, String path, String... files) {
        String boundary = "tests-boundary";
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < files.length; i += 2) {
            body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"f" + i + "\"; filename=\"")
                    .append(files[i])
                    .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .append(files[i + 1])
                    .append("\r\n");
        }
        return http.send("POST", path, "multipart/form-data; boundary=" + boundary, body + "--" + boundary + "--\r\n");
    }

    static String region(String value) {
        return region("c", "text", "choices", value);
    }

    static String region(String from, String to, String type, String value) {
        return quoted("{'id': 'r" + Math.abs(value.hashCode()) + "', 'from_name': '" + from + "', 'to_name': '" + to
                + "', 'type': '" + type + "', 'value': " + value + "}");
    }

    /** A result of choices. */
    static String chosen(String... choices) {
        return List.of(choices).stream()
                .map(choice -> region("{'choices': ['" + choice + "']}"))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static long annotate(Http who, long task, String result) {
        return id(created(who.post("/api/tasks/" + task + "/annotations", "{\"result\": " + result + "}")));
    }
}

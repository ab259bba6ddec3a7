package dev.tagloop.server.tasks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What goes in comes out: over import, annotation, list and export. */
class TextsTravelUnchangedTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;

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
    }

    private JsonNode exported() {
        return ok(studio.ann().get("/api/projects/" + project + "/export?exportType=JSON"));
    }

    private void annotate(long task, String result) {
        created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": " + result + "}"));
    }

    @Test
    void emojiBeforeSpanKeepsOffsets() {
        String text =
                "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 Ann Lee met e\u0301 in \ud83c\uddeb\ud83c\uddf7 Paris";
        long task = studio.task(project, text);
        // Counted in code points: the emoji is one, the family five, the flag two.
        annotate(
                task,
                "[{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"id\": \"r1\","
                        + " \"value\": {\"start\": 7, \"end\": 14, \"labels\": [\"PER\"], \"text\": \"Ann Lee\"}}]");

        JsonNode exported = exported().get(0);
        JsonNode value = exported.get("annotations").get(0).get("result").get(0).get("value");
        assertThat(exported.get("data").get("text").stringValue()).isEqualTo(text);
        assertThat(value.get("start").intValue()).isEqualTo(7);
        assertThat(value.get("end").intValue()).isEqualTo(14);
        assertThat(Text.of(text).slice(new CodePointSpan(7, 14))).isEqualTo("Ann Lee");
    }

    @Test
    void lineBreaksAreKeptAsTheyAre() {
        String text = "line one\r\nAnn\nin\rRome \u2028 end\r\n";
        long task = studio.task(project, text);
        assertThat(ok(studio.ann().get("/api/tasks/" + task))
                        .get("data")
                        .get("text")
                        .stringValue())
                .isEqualTo(text);
    }

    @Test
    void aLineOfOneMegabyteComesBackWhole() {
        String text = "a\u00e9\ud83d\ude00 ".repeat(1 << 18);
        long task = studio.task(project, text);
        assertThat(ok(studio.ann().get("/api/tasks/" + task))
                        .get("data")
                        .get("text")
                        .stringValue())
                .isEqualTo(text);
        annotate(task, "[]");
        assertThat(exported().get(0).get("data").get("text").stringValue()).isEqualTo(text);
    }

    @Test
    void numbersComeBackAsTheyWereWritten() {
        String numbers = "[1,1.0,1e5,1E-7,-0,0.10,12345678901234567890123456789,3.141592653589793238462643]";
        JsonNode imported = studio.importTasks(
                project,
                "[{\"data\": {\"text\": \"x\", \"numbers\": " + numbers + "}, \"meta\": {\"n\": " + numbers + "}}]");
        long task = imported.get("task_ids").get(0).asLong();
        annotate(
                task,
                "[{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"n\": " + numbers
                        + "}}]");

        String export = studio.ann().get("/api/projects/" + project + "/export").text();
        assertThat(export).contains("\"numbers\":" + numbers);
        assertThat(export).contains("\"meta\":{\"n\":" + numbers + "}");
        assertThat(export).contains("\"value\":{\"n\":" + numbers + "}");
    }

    @Test
    void unknownKeysOfRegionsAndTheirOrderAreKept() {
        String result =
                "[{\"zeta\":{\"deep\":[null,true,{\"\":\"\"}]},\"from_name\":\"nobody\",\"score\":0.5,\"id\":\"r\","
                        + "\"type\":\"unheard\",\"meta\":{\"text\":[\"note\"]},\"alpha\":\"\\u0000\\ud83d\\ude00\"}]";
        long task = studio.task(project, "x");
        annotate(task, result);
        JsonNode kept = exported().get(0).get("annotations").get(0).get("result");
        assertThat(Json.writeAscii(kept)).isEqualTo(Json.writeAscii(Json.read(result)));
    }

    @Test
    void loneSurrogatesBecomeReplacementCharactersAndAreReported() {
        JsonNode imported = studio.importTasks(
                project, "[{\"text\": \"a\\ud800b\\udc00\", \"k\": [\"\\udfff\"]}, {\"text\": \"\\ud83d\\ude00\"}]");
        assertThat(imported.get("replaced_lone_surrogates").intValue()).isEqualTo(3);
        JsonNode first = ok(studio.ann()
                        .get("/api/tasks/" + imported.get("task_ids").get(0).asLong()))
                .get("data");
        assertThat(Json.writeAscii(first)).isEqualTo("{\"text\":\"a\\uFFFDb\\uFFFD\",\"k\":[\"\\uFFFD\"]}");
        JsonNode second = ok(studio.ann()
                        .get("/api/tasks/" + imported.get("task_ids").get(1).asLong()))
                .get("data");
        assertThat(second.get("text").stringValue()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void loneSurrogatesOfAnnotationsAndPredictionsAreReplacedToo() {
        long task = studio.task(project, "x");
        annotate(task, "[{\"from_name\": \"ner\", \"value\": {\"text\": \"\\ud800\"}}]");
        created(studio.ann()
                .post(
                        "/api/predictions",
                        "{\"task\": " + task
                                + ", \"result\": [{\"value\": {\"text\": \"\\udc00\"}}], \"model_version\": \"m\"}"));
        JsonNode read = ok(studio.ann().get("/api/tasks/" + task));
        assertThat(read.at("/annotations/0/result/0/value/text").stringValue()).isEqualTo("\ufffd");
        assertThat(read.at("/predictions/0/result/0/value/text").stringValue()).isEqualTo("\ufffd");
    }
}

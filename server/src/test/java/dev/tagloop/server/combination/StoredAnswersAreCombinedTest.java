package dev.tagloop.server.combination;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StoredAnswersAreCombinedTest {
    private static final String CHOICES =
            "<View><Text name=\"text\" value=\"$text\"/><Choices name=\"c\" toName=\"text\""
                    + " choice=\"%s\"><Choice value=\"good\"/><Choice value=\"bad\"/><Choice value=\"odd\"/></Choices></View>";

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

    private static String span(int start, int end, String label, String score) {
        return "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": " + start
                + ", \"end\": " + end + ", \"labels\": [\"" + label + "\"]}"
                + (score.isEmpty() ? "" : ", \"score\": " + score) + "}";
    }

    private static String choice(String score, String... chosen) {
        return "{\"from_name\": \"c\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"choices\": [\""
                + String.join("\", \"", chosen) + "\"]}" + (score.isEmpty() ? "" : ", \"score\": " + score) + "}";
    }

    private void predict(long task, String version, String... regions) {
        created(studio.ann()
                .post(
                        "/api/predictions",
                        "{\"task\": " + task + ", \"model_version\": \"" + version + "\", \"result\": ["
                                + String.join(", ", regions) + "]}"));
    }

    private static void answer(Http who, long task, String... regions) {
        created(who.post("/api/tasks/" + task + "/annotations", "{\"result\": [" + String.join(", ", regions) + "]}"));
    }

    private String path() {
        return "/api/tagloop/projects/" + project + "/combination";
    }

    private static String version(String name) {
        return "{\"model_version\": \"" + name + "\"}";
    }

    private String person(String email) {
        return "{\"annotator\": " + studio.id(email) + "}";
    }

    private JsonNode ended(String voices, String more) {
        String id = ok(studio.ann().post(path(), "{\"voices\": [" + voices + "]" + more + "}"))
                .get("id")
                .asString();
        String job = "/api/tagloop/projects/" + project + "/jobs/" + id;
        while (ok(studio.ann().get(job)).get("finished_at").isNull()) {
            LockSupport.parkNanos(5_000_000);
        }
        return ok(studio.ann().get(job));
    }

    private Map<String, String> combine(String voices, String more) {
        JsonNode end = ended(voices, more);
        assertThat(end.get("state").asString()).as(end.toString()).isEqualTo("succeeded");
        Map<String, String> result = new TreeMap<>();
        end.get("result")
                .properties()
                .forEach(entry -> result.put(entry.getKey(), entry.getValue().asString()));
        return result;
    }

    private List<JsonNode> predictions(String version) {
        return ok(studio.ann().get("/api/predictions?project=" + project))
                .valueStream()
                .filter(one -> one.get("model_version").asString().equals(version))
                .toList();
    }

    private static String said(JsonNode prediction) {
        return prediction
                .get("result")
                .valueStream()
                .map(region -> region.at("/value/start") + "-" + region.at("/value/end") + " "
                        + region.at("/value/labels/0").asString() + " "
                        + Math.round(10_000 * region.get("score").asDouble()))
                .toList()
                .toString();
    }

    @Test
    void versionsAndAPersonBecomeAVersionOfItsOwnAndAgainIsTheSame() {
        long met = studio.task(project, "Ann met Bob");
        long grows = studio.task(project, "Acme Ltd. grows");
        long alone = studio.task(project, "alone");
        predict(met, "A", span(0, 3, "PER", "0.9"), span(8, 11, "PER", "0.4"));
        predict(met, "B 1", span(0, 3, "PER", "0.8"));
        answer(studio.bob(), met, span(0, 3, "PER", "0.1"), span(8, 11, "PER", ""));
        predict(grows, "A", span(0, 4, "ORG", "0.8"));
        predict(grows, "B 1", span(0, 9, "ORG", "0.6"));
        predict(alone, "A", span(0, 5, "LOC", ""));
        List<JsonNode> before = predictions("A");

        JsonNode known = ok(studio.ann().get(path()));
        assertThat(known.get("controls").toString()).isEqualTo("[{\"name\":\"ner\",\"kind\":\"spans\"}]");
        assertThat(known.get("voices")
                        .valueStream()
                        .map(voice -> voice.get("id").asString() + " " + voice.get("tasks")))
                .containsExactly(studio.id("bob@example.com") + " 1", "model:A 3", "model:B 1 2");
        assertThat(known.get("job").isNull()).isTrue();

        String voices = version("A") + ", {\"model_version\": \"B 1\", \"weight\": 2}, " + person("bob@example.com");
        String more = ", \"calibrate\": false, \"model_version\": \" together \"";
        assertThat(combine(voices, more)).isEqualTo(Map.of("version", "together", "tasks", "2", "predictions", "2"));
        List<JsonNode> made = predictions("together");
        // Ann: (0.9 + 2 x 0.8 + 1) / 4; Bob: (0.4 + 1) / 4; the longer company: (0.8 x 4/9 + 2 x 0.6) / 3.
        assertThat(made.stream().map(one -> one.get("task") + " " + said(one)))
                .containsExactly(met + " [0-3 PER 8750]", grows + " [0-9 ORG 5185]");
        assertThat(made.getFirst().get("score").asDouble()).isEqualTo(3.5 / 4, within(1e-12));
        assertThat(made.getLast().at("/result/0/value/text").asString()).isEqualTo("Acme Ltd.");

        assertThat(combine(voices, more)).isEqualTo(Map.of("version", "together", "tasks", "2", "predictions", "0"));
        assertThat(predictions("together")).isEqualTo(made);
        assertThat(predictions("A")).isEqualTo(before);
        assertThat(ok(studio.ann().get("/api/projects/" + project))
                        .get("total_predictions_number")
                        .asInt())
                .isEqualTo(7);

        // What comes later is added, also under a name that nobody chose.
        predict(alone, "B 1", span(0, 5, "LOC", "0.5"));
        assertThat(combine(voices, more).get("predictions")).isEqualTo("1");
        String unnamed = combine(voices, ", \"calibrate\": false").get("version");
        assertThat(unnamed).matches("combined-[0-9a-f]{8}");
        assertThat(combine(voices, ", \"calibrate\": false"))
                .isEqualTo(Map.of("version", unnamed, "tasks", "3", "predictions", "0"));
        assertThat(combine(voices, ", \"calibrate\": false, \"threshold\": 0.3").get("version"))
                .isNotEqualTo(unnamed);
    }

    @Test
    void aNameThatSaysOtherThingsIsLeftAsItIs() {
        long first = studio.task(project, "Ann");
        long second = studio.task(project, "Bob");
        for (long task : List.of(first, second)) {
            predict(task, "A", span(0, 3, "PER", ""));
            predict(task, "B", span(0, 3, "PER", ""));
        }
        predict(second, "mine", span(0, 3, "ORG", ""));
        JsonNode end = ended(version("A") + "," + version("B"), ", \"model_version\": \"mine\"");
        assertThat(end.get("state").asString()).isEqualTo("failed");
        assertThat(end.get("error").asString())
                .contains(
                        "The version \"mine\" has other predictions than would come of this, first for task " + second);
        assertThat(predictions("mine").stream().map(one -> one.get("task").asLong()))
                .containsExactly(second);
        // Also where it says them about tasks that nothing would come of.
        long third = studio.task(project, "Cid");
        predict(third, "theirs", span(0, 3, "PER", ""));
        end = ended(version("A") + "," + version("B"), ", \"model_version\": \"theirs\"");
        assertThat(end.get("error").asString()).contains("first for task " + third);
        assertThat(predictions("theirs")).hasSize(1);
    }

    @Test
    void oneChoiceIsTheOneWithMostWeightAndOfSeveralEachNeedsItsShare() {
        project = studio.project(CHOICES.formatted("single"));
        long task = studio.task(project, "x");
        predict(task, "A", choice("0.6", "good"));
        predict(task, "B", choice("0.9", "bad"));
        answer(studio.bob(), task, choice("", "good"));
        String voices = version("A") + "," + version("B") + "," + person("bob@example.com");
        String version = combine(voices, "").get("version");
        JsonNode made = predictions(version).getFirst();
        assertThat(made.at("/result/0/value/choices").toString()).isEqualTo("[\"good\"]");
        assertThat(made.get("score").asDouble()).isEqualTo(1.6 / 3, within(1e-12));

        project = studio.project(CHOICES.formatted("multiple"));
        task = studio.task(project, "x");
        predict(task, "A", choice("", "odd", "good"));
        predict(task, "B", choice("", "odd"));
        answer(studio.bob(), task, choice("", "bad", "good"));
        made = predictions(combine(voices, "").get("version")).getFirst();
        assertThat(made.at("/result/0/value/choices").toString()).isEqualTo("[\"good\",\"odd\"]");
        assertThat(made.get("score").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void whoWasMoreOftenRightCountsMore() {
        for (int i = 0; i < 6; i++) {
            long one = studio.task(project, "Ann met Bob");
            predict(one, "A", span(0, 3, "PER", ""), span(8, 11, "PER", ""));
            answer(studio.bob(), one, span(0, 3, "PER", ""), span(8, 11, "PER", ""));
            predict(one, "C", span(0, 3, "ORG", ""), span(4, 7, "LOC", ""));
        }
        long last = studio.task(project, "Ann met Bob");
        answer(studio.bob(), last, span(0, 3, "PER", ""));
        predict(last, "C", span(0, 3, "ORG", ""));
        String voices = version("A") + "," + version("C") + "," + person("bob@example.com");
        // Alike they are both half of the weight, and the first of the alphabet is taken.
        String equal = combine(voices, ", \"calibrate\": false").get("version");
        assertThat(said(predictions(equal).getLast())).isEqualTo("[0-3 ORG 5000]");
        String weighed = combine(voices, ", \"calibrate\": false, \"weights\": \"reliability\"")
                .get("version");
        JsonNode made = predictions(weighed).getLast();
        assertThat(made.get("task").asLong()).isEqualTo(last);
        assertThat(made.at("/result/0/value/labels/0").asString()).isEqualTo("PER");
        assertThat(made.get("score").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void scoresAreSetRightByAnswersThatCameLater() {
        for (int i = 0; i < 20; i++) {
            long one = studio.task(project, "Ann");
            predict(one, "A", span(0, 3, "PER", "0.9"));
            answer(studio.bob(), one, span(0, 3, i % 2 == 0 ? "PER" : "ORG", ""));
        }
        long last = studio.task(project, "Ann");
        predict(last, "A", span(0, 3, "PER", "0.9"));
        predict(last, "B", span(0, 3, "PER", ""));
        String voices = version("A") + "," + version("B");
        // Half of what A was sure of is right: (0.5 + 1) / 2.
        assertThat(said(predictions(combine(voices, "").get("version")).getFirst()))
                .isEqualTo("[0-3 PER 7500]");
        assertThat(said(predictions(combine(voices, ", \"calibrate\": false").get("version"))
                        .getFirst()))
                .isEqualTo("[0-3 PER 9500]");
        // What was predicted after the answer may have been learned from it.
        for (int i = 0; i < 20; i++) {
            long one = studio.task(project, "Ann");
            answer(studio.bob(), one, span(0, 3, "ORG", ""));
            predict(one, "B", span(0, 3, "PER", "0.9"));
        }
        assertThat(said(predictions(combine(voices, ", \"at_least\": 1").get("version"))
                        .get(20)))
                .isEqualTo("[0-3 PER 7500]");
    }

    @Test
    void whatCannotBeCombinedSaysWhy() {
        long task = studio.task(project, "Ann");
        predict(task, "A", span(0, 3, "PER", ""));
        predict(studio.task(project, "Bob"), "B", span(0, 3, "PER", ""));
        String both = "\"voices\": [" + version("A") + "," + version("B") + "]";
        Map.of(
                        "{}",
                        "This field is required.",
                        "{\"voices\": [" + version("A") + "]}",
                        "Name 2 to 20 voices.",
                        "{\"voices\": [" + version("A") + "," + version("A") + "]}",
                        "each once",
                        "{\"voices\": [" + version("A") + "," + version("no\\u0000") + "]}",
                        "There is no answer of no",
                        "{\"voices\": [" + version("A") + "," + person("bob@example.com") + "]}",
                        "There is no answer of annotator",
                        "{" + both + ", \"threshold\": 0}",
                        "above 0 and up to 1",
                        "{" + both + ", \"at_least\": 3}",
                        "from 1 up to that of the voices",
                        "{" + both + ", \"weights\": \"luck\"}",
                        "is not a valid choice",
                        "{" + both + ", \"model_version\": \"A\"}",
                        "One of the voices has this name",
                        "{" + both + ", \"control\": \"x\"}",
                        "Choose one of: ner.")
                .forEach((body, why) -> {
                    Http.Answer refused = studio.ann().post(path(), body);
                    assertThat(refused.status()).as(body).isEqualTo(400);
                    assertThat(refused.text()).as(body).contains(why);
                });
        assertThat(ended(version("A") + "," + version("B"), "").get("error").asString())
                .contains("No task was answered by 2 of these voices or more");
        predict(task, "B", span(0, 3, "PER", ""));
        predict(studio.task(project, "Cid"), "C", span(0, 3, "PER", ""));
        assertThat(ended(version("A") + "," + version("B") + "," + version("C"), ", \"weights\": \"reliability\"")
                        .get("error")
                        .asString())
                .contains("Nothing tells how reliable C is");
        project = studio.project(
                "<View><Text name=\"text\" value=\"$text\"/><TextArea name=\"a\" toName=\"text\"/></View>");
        assertThat(studio.ann().post(path(), "{" + both + "}").text())
                .contains("Nothing of this project can be combined: that takes Labels for a Text, or Choices");
        assertThat(ok(studio.ann().get(path())).get("controls").size()).isZero();
    }
}

package dev.tagloop.server.predictions;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the server validates predictions; the recorded exchanges hold the wording for most of the faults. */
class PredictionsMustFitTheConfigTest {
    private static final String ANN = "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
            + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}}";
    private static final String TWO_TEXTS = "<View><Text name=\"a\" value=\"$a\"/><Text name=\"b\" value=\"$b\"/>"
            + "<Choices name=\"mood\" toName=\"a\"><Choice value=\"good\"/></Choices></View>";

    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
    private long task;

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder, config -> config.validatePredictions(true));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        project = studio.project(TestStudio.NER);
        task = studio.task(project, "Ann Lee in Rome");
    }

    private static String refused(Http.Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.json()
                .get("validation_errors")
                .get(field)
                .valueStream()
                .map(message -> message.asString())
                .collect(Collectors.joining("\n"));
    }

    private int count(String kind) {
        return ok(studio.ann().get("/api/projects/" + project)).get(kind).asInt();
    }

    @Test
    void aChangedPredictionIsHeldToTheSame() {
        long id = created(studio.ann()
                        .post(
                                "/api/predictions",
                                "{\"task\": " + task + ", \"score\": 0.5, \"result\": [" + ANN + "]}"))
                .get("id")
                .asLong();
        String path = "/api/predictions/" + id;
        assertThat(refused(studio.ann().patch(path, "{\"score\": 1.5}"), "non_field_errors"))
                .contains("Score must be between 0.00 and 1.00 inclusive, got 1.5");
        assertThat(refused(
                        studio.ann().patch(path, "{\"result\": [" + ANN.replace("PER", "DOG") + "]}"),
                        "non_field_errors"))
                .contains("Region 0: Invalid value for control 'ner'")
                .contains("Valid options: ['PER', 'ORG', 'LOC']");
        assertThat(ok(studio.ann().patch(path, "{\"score\": 1}")).get("score").asDouble())
                .isEqualTo(1);
        assertThat(ok(studio.ann().get(path)).get("result").get(0).get("value").get("labels"))
                .hasToString("[\"PER\"]");
    }

    @Test
    void everyFaultIsToldWithTheRegionThatHasIt() {
        String result = "[" + ANN + ", 7, {\"type\": \"relation\", \"from_id\": \"x\"}, "
                + ANN.replace("\"type\": \"labels\",", "\"type\": \"choices\",").replace("\"text\"", "\"image\"")
                + "]";
        assertThat(refused(
                        studio.ann().post("/api/predictions", "{\"task\": " + task + ", \"result\": " + result + "}"),
                        "non_field_errors"))
                .contains("Region must be a dictionary. Got <class 'int'>: 7")
                .contains("Relation 2: Missing required field 'to_id'")
                .contains("Region 3: 'to_name' 'image' not found in configuration")
                .contains("Region 3: Type 'choices' does not match expected type 'labels' for control 'ner'");
    }

    @Test
    void aRegionOnAnObjectThatTheControlIsNotForDoesNotFit() {
        long other = studio.project(TWO_TEXTS);
        long there = studio.importTasks(other, "[{\"a\": \"x\", \"b\": \"y\"}]")
                .get("task_ids")
                .get(0)
                .asLong();
        assertThat(refused(
                        studio.ann()
                                .post(
                                        "/api/predictions",
                                        "{\"task\": " + there + ", \"result\": [{\"from_name\": \"mood\","
                                                + " \"to_name\": \"b\", \"type\": \"choices\","
                                                + " \"value\": {\"choices\": [\"good\"]}}]}"),
                        "non_field_errors"))
                .contains("Region 0: 'to_name' 'b' is not what control 'mood' speaks about");
    }

    @Test
    void anImportWithOneBadPredictionStoresNothing() {
        int before = count("task_number");
        String good = "{\"data\": {\"text\": \"Ann\"}, \"predictions\": [{\"result\": [" + ANN + "]}]}";
        String items = IntStream.range(0, 1200).mapToObj(i -> good).collect(Collectors.joining(","));
        assertThat(refused(
                        studio.ann()
                                .post(
                                        "/api/projects/" + project + "/import",
                                        "[" + items + ", " + good.replace("\"ner\"", "\"nor\"") + "]"),
                        "predictions"))
                .isEqualTo("Prediction validation failed (1 errors):\n"
                        + "- Task 1200, prediction 0: Region 0: 'from_name' 'nor' not found in configuration\n");
        assertThat(count("task_number")).isEqualTo(before);
        assertThat(count("total_predictions_number")).isZero();
    }

    @Test
    void aColumnOfPredictionsIsLookedAtToo() {
        assertThat(refused(
                        studio.ann()
                                .post(
                                        "/api/projects/" + project + "/import?preannotated_from_fields=ner",
                                        "[{\"text\": \"Ann\","
                                                + " \"ner\": {\"start\": 0, \"end\": 3, \"labels\": [\"DOG\"]}}]"),
                        "predictions"))
                .contains("- Task 0, prediction 0: Region 0: Invalid value for control 'ner'");
    }

    @Test
    void ofVeryManyFaultsAHundredAreTold() {
        String bad = "{\"task\": " + task + ", \"result\": \"Ann\"}";
        String all = IntStream.range(0, 250).mapToObj(i -> bad).collect(Collectors.joining(",", "[", "]"));
        assertThat(refused(
                                studio.ann().post("/api/projects/" + project + "/import/predictions", all),
                                "non_field_errors")
                        .lines())
                .hasSize(101)
                .startsWith("Prediction 0: 'result' must be a list")
                .endsWith("and 150 more");
    }
}

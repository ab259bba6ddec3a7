package dev.tagloop.server.ml;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileAnswersAreRefusedTest {
    private static final String REGION = "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
            + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}}";
    private static final String GOOD = "{\"result\": [" + REGION + "]}";

    @TempDir
    Path folder;

    private static void assertNothingStored(Connected made) {
        assertThat(made.predictions()).isEmpty();
        assertThat(made.project().get("total_predictions_number").asInt()).isZero();
        assertThat(ok(made.ann().get("/api/tasks/" + made.tasks.getFirst()))
                        .get("total_predictions")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GOOD, {\"result\": [], \"task\": 99999} | names another task",
                "GOOD, {\"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"labels\": [\"FOREIGN\"]}}]} | FOREIGN",
                "GOOD, {\"result\": [{\"from_name\": \"nobody\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {}}]} | 'nobody' not found",
                "GOOD, {\"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {}}]} | does not match expected type",
                "GOOD, {\"result\": [7]} | Region must be a dictionary",
                "GOOD, {\"score\": 1} | no list under",
                "GOOD, {\"result\": {}} | no list under",
                "GOOD, {\"result\": [], \"score\": \"high\"} | score that is no number",
                "GOOD, {\"result\": [], \"model_version\": {}} | no short text",
                "GOOD, GOOD, GOOD | 3 predictions for 2 tasks",
                "~~ | 0 predictions for 2 tasks",
            })
    void withAReasonAndNothingIsHalfStored(String results, String why) {
        try (Connected made = new Connected(folder)) {
            made.backend.answering("{\"results\": [" + results.replace("GOOD", GOOD) + "]}");
            assertThat(made.retrieve())
                    .startsWith("Retrieved 0 predictions. Model: ")
                    .contains(why);
            assertNothingStored(made);
        }
    }

    @Test
    void moreRegionsThanAnybodyCouldReadAreRefused() {
        try (Connected made = new Connected(folder)) {
            String regions = (REGION + ",").repeat(10_000) + REGION;
            made.backend.answering("{\"results\": [" + GOOD + ", {\"result\": [" + regions + "]}]}");
            assertThat(made.retrieve()).contains("10001 regions");
            made.backend.answering("{\"results\": [{\"result\": [" + "{},".repeat(1_000_000) + "{}]}]}");
            assertThat(made.retrieve()).contains("more than 1000000 values");
            assertNothingStored(made);
        }
    }

    @Test
    void aScriptIsTextAndAScoreThatIsNoNumberIsNought() {
        try (Connected made = new Connected(folder)) {
            String region = REGION.replace("\"labels\": [", "\"text\": \"<script>alert(1)</script>\", \"labels\": [");
            made.backend.answering("{\"results\": [{\"result\": [" + region + "], \"score\": NaN}, " + GOOD + "]}");
            assertThat(made.retrieve()).isEqualTo("Retrieved 2 predictions");
            assertThat(made.predictions().get(0).at("/result/0/value/text").asString())
                    .isEqualTo("<script>alert(1)</script>");
            assertThat(made.predictions().get(0).get("score").doubleValue()).isZero();
        }
    }

    @Test
    void anInteractiveAnswerIsHeldToTheSame() {
        try (Connected made = new Connected(folder, "{\"is_interactive\": true}")) {
            made.backend.answering("{\"results\": [{\"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\","
                    + " \"type\": \"labels\", \"value\": {\"labels\": [\"FOREIGN\"]}}]}]}");
            String body = "{\"task\": " + made.tasks.getFirst() + "}";
            assertThat(ok(made.ann().post("/api/ml/" + made.connection + "/interactive-annotating", body))
                            .at("/errors/0")
                            .asString())
                    .contains("FOREIGN");
            made.backend.answering("{\"results\": []}");
            assertThat(ok(made.ann().post("/api/ml/" + made.connection + "/interactive-annotating", body))
                            .get("errors"))
                    .hasSize(1);
        }
    }

    @Test
    void aFailureStandsInTheStateUntilTheBackendAnswersAgain() {
        try (Connected made = new Connected(folder)) {
            made.backend.predicting((body, exchange) -> TestBackend.send(exchange, 500, "{}"));
            assertThat(made.retrieve()).contains("status 500");
            made.backend.finding(3);
            assertThat(made.connection().get("state").asString()).isEqualTo("CO");
            assertThat(made.retrieve()).isEqualTo("Retrieved 2 predictions");
            assertThat(made.predictions()).hasSize(2);
        }
    }
}

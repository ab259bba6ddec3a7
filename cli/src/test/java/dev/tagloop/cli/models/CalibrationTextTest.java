package dev.tagloop.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.JsonObject;
import org.junit.jupiter.api.Test;

class CalibrationTextTest {
    private static final String BINS = "[{\"count\": 20, \"score\": 0.5, \"accuracy\": 0.25},"
            + " {\"count\": 80, \"score\": 0.9375, \"accuracy\": 0.75}]";

    @Test
    void aTemperatureIsToldWithTheErrorsAndTheBinsOfBoth() {
        assertThat(CalibrationText.lines(
                        JsonObject.parse("{\"method\": \"held_out\", \"calibration\": {\"predictions\": 100,"
                                + " \"error\": 0.2, \"bins\": " + BINS
                                + ", \"temperature\": 2.5, \"calibrated_error\": 0.0312,"
                                + " \"calibrated_bins\": [{\"count\": 100, \"score\": 0.68, \"accuracy\": 0.65}]}}")))
                .containsExactly(
                        "  scores    expected calibration error 0.200 on 100 predictions, 0.031 at temperature 2.50, at which they are served",
                        "  as they are   predictions  mean score     right",
                        "                         20       0.500     0.250",
                        "                         80       0.938     0.750",
                        "  as served     predictions  mean score     right",
                        "                        100       0.680     0.650");
    }

    @Test
    void fewPredictionsAndVersionsOfOlderProgramsSaySo() {
        assertThat(
                        CalibrationText.lines(
                                JsonObject.parse(
                                        "{\"method\": \"held_out\", \"calibration\": {\"predictions\": 1, \"error\": 0.5, \"bins\": []}}")))
                .containsExactly(
                        "  scores    expected calibration error 0.500 on 1 prediction",
                        "            too few of them to fit a temperature, so scores are served as the model gives them");
        assertThat(CalibrationText.lines(JsonObject.parse("{\"method\": \"held_out\", \"kind\": \"full\"}")))
                .containsExactly(
                        "  scores    nothing is known of them: made before they were measured, or no answer had one");
        assertThat(CalibrationText.lines(JsonObject.parse("{\"method\": \"given\", \"kind\": \"combined\"}")))
                .containsExactly("  scores    those of each member were put right before they were put together");
        assertThat(CalibrationText.lines(JsonObject.parse("{\"imported\": true}")))
                .isEmpty();
    }
}

package dev.tagloop.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static String since(Duration ago) {
        Instant now = Instant.parse("2024-03-01T00:00:00Z");
        return TimeSince.of(now.minus(ago), now).replace('\u00a0', '_');
    }

    @Test
    void timesAreToldInTwoUnits() {
        assertThat(since(Duration.ofSeconds(59))).isEqualTo("0_minutes");
        assertThat(since(Duration.ofSeconds(-5))).isEqualTo("0_minutes");
        assertThat(since(Duration.ofMinutes(1))).isEqualTo("1_minute");
        assertThat(since(Duration.ofMinutes(65))).isEqualTo("1_hour, 5_minutes");
        assertThat(since(Duration.ofHours(24).plusMinutes(5))).isEqualTo("1_day");
        assertThat(since(Duration.ofDays(17))).isEqualTo("2_weeks, 3_days");
        assertThat(since(Duration.ofDays(400))).isEqualTo("1_year, 1_month");
    }

    @Test
    void tasksAreQuotedAsPythonPrintsThem() {
        String json =
                "{\"a\": null, \"b\": [true, false, 1, 1.50], \"it's\": \"say \\\"hi\\\"\", \"mixed '\\\"\": \"\\t\\n\\\\\", "
                        + "\"\u00e9\ud83d\ude00\": \"\\u0000\\u00a0\\u200b\"}";
        assertThat(PythonText.of(Json.read(json)))
                .isEqualTo(
                        "{'a': None, 'b': [True, False, 1, 1.50], \"it's\": 'say \"hi\"', 'mixed \\'\"': '\\t\\n\\\\', "
                                + "'\u00e9\ud83d\ude00': '\\x00\\xa0\\u200b'}");
    }
}

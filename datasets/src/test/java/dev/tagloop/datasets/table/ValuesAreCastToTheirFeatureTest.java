package dev.tagloop.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesAreCastToTheirFeatureTest {

    private static Object cast(String dtype, Object value) {
        return Cast.to(new Value(dtype), value);
    }

    @Test
    void numbersBecomeLongsAndDoubles() {
        assertThat(cast("int32", 7)).isEqualTo(7L);
        assertThat(cast("int32", "7 ")).isEqualTo(7L);
        assertThat(cast("int64", 7.0)).isEqualTo(7L);
        assertThat(cast("uint64", new BigInteger("18446744073709551615")))
                .isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(cast("float64", 7)).isEqualTo(7.0);
        assertThat(cast("float32", 0.1)).isEqualTo((double) 0.1f);
        assertThat(cast("float64", "1e3")).isEqualTo(1000.0);
        assertThat(cast("decimal128(5, 2)", "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(cast("bool", "True")).isEqualTo(true);
        assertThat(cast("string", 7)).isEqualTo("7");
        assertThat(cast("int8", null)).isNull();
    }

    @Test
    void datesAndTimesAreReadFromTextsAndFromNumbers() {
        assertThat(cast("date32", "2026-11-24")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(cast("date32", 1)).isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(cast("time32[ms]", 1500)).isEqualTo(LocalTime.of(0, 0, 1, 500_000_000));
        assertThat(cast("time64[us]", "10:15")).isEqualTo(LocalTime.of(10, 15));
        assertThat(cast("timestamp[ms]", "2026-11-24 10:15:00")).isEqualTo(LocalDateTime.of(2026, 11, 24, 10, 15));
        assertThat(cast("timestamp[s]", "2026-11-24")).isEqualTo(LocalDateTime.of(2026, 11, 24, 0, 0));
        assertThat(cast("timestamp[us, tz=UTC]", "2026-11-24T10:15:00+02:00"))
                .isEqualTo(Instant.parse("2026-11-24T08:15:00Z"));
        assertThat(cast("timestamp[us, tz=UTC]", 1_000_000)).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(cast("duration[s]", 90)).isEqualTo(Duration.ofSeconds(90));
        assertThat(cast("duration[ms]", "PT1M")).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "int8, 128, 128 is beyond the range of int8",
        "uint8, -1, -1 is beyond the range of uint8",
        "int32, 1.5, a whole number is needed",
        "int32, x, a whole number is needed",
        "float32, x, a number is needed",
        "bool, yes, true or false is needed",
        "date32, soon, a date such as",
        "time32[s], soon, a time such as",
        "timestamp[s], soon, a time stamp such as",
        "duration[s], soon, a duration is needed",
        "'decimal128(3, 1)', x, a decimal number is needed",
        "'decimal128(3, 1)', 1.25, 1.25 does not fit decimal128(3, 1)",
        "'decimal128(3, 1)', 123.4, 123.4 does not fit decimal128(3, 1)",
        "null, x, only null is possible"
    })
    void whatDoesNotFitIsSaid(String dtype, String value, String message) {
        assertThatThrownBy(() -> cast(dtype, value))
                .isInstanceOf(CastException.class)
                .hasMessageContaining(message);
    }

    @Test
    void nestedValuesAreCastInside() {
        assertThat(Cast.to(new ListOf(Value.INT64), Arrays.asList(1, null))).isEqualTo(Arrays.asList(1L, null));
        assertThat(Cast.to(new Struct(Map.of("a", Value.INT64)), Map.of("a", 1)))
                .isEqualTo(Map.of("a", 1L));
        assertThat(Cast.to(new Translation(List.of("de")), Map.of("de", "Ja"))).isEqualTo(Map.of("de", "Ja"));
        assertThat(Cast.to(new ListOf(new ClassLabel("O", "B")), List.of("B", 0)))
                .isEqualTo(List.of(1L, 0L));
    }

    @Test
    void nestedValuesThatDoNotFitAreSaid() {
        assertThatThrownBy(() -> Cast.to(new ListOf(Value.INT64), "x")).hasMessageContaining("a list is needed");
        assertThatThrownBy(() -> Cast.to(new ListOf(Value.INT64, 2, false), List.of(1)))
                .hasMessageContaining("a list of 2 is needed, not of 1");
        assertThatThrownBy(() -> Cast.to(new Struct(Map.of("a", Value.INT64)), Map.of("b", 1)))
                .hasMessageContaining("the field \"b\" is none of [a]");
        assertThatThrownBy(() -> Cast.to(new Struct(Map.of()), List.of())).hasMessageContaining("a mapping is needed");
        assertThatThrownBy(() -> Cast.to(new ClassLabel("a"), 1)).hasMessageContaining("no class number 1");
        assertThatThrownBy(() -> cast("string", List.of())).hasMessageContaining("a text is needed, not the list []");
    }
}

package dev.tagloop.labelstudio.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSurvivesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1",
                "-0",
                "-0.0",
                "0.10",
                "1e5",
                "1E5",
                "1e+05",
                "1.5E-300",
                "1e400",
                "1.7976931348623157e308",
                "2147483648",
                "-9223372036854775809",
                "12345678901234567890123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890",
                "3.25",
                "1e9999"
            })
    void numbersAsTheyWereWritten(String number) {
        String json = "{\"b\":[" + number + "],\"a\":{\"n\":" + number + "}}";
        assertThat(Json.write(Json.read(json))).isEqualTo(json);
        assertThat(Json.writeAscii(Json.read(json))).isEqualTo(json);
        assertThat(Json.read(json)).hasToString(json);
        assertThat(Json.write(Json.read(json.getBytes(StandardCharsets.UTF_8)))).isEqualTo(json);
        assertThat(JsonObject.parse(json).with("c", 1).without("c")).hasToString(json);
        assertThat(Json.write(Json.mapper().readTree(json))).isEqualTo(json);
    }

    @Test
    void numbersStillCount() {
        JsonObject json =
                JsonObject.parse("{\"a\":1e2,\"b\":1.0,\"c\":\"12\",\"d\":1e400,\"e\":1.5,\"f\":9223372036854775808}");
        assertThat(json.integer("a")).hasValue(100);
        assertThat(json.integer("b")).hasValue(1);
        assertThat(json.integer("c")).hasValue(12);
        assertThat(json.integer("d")).isEmpty();
        assertThat(json.integer("e")).isEmpty();
        assertThat(json.integer("f")).isEmpty();
        assertThat(json.number("e")).hasValue(1.5);
        assertThat(json.number("c")).isEmpty();
    }

    @Test
    void keysKeepTheirOrderAndARepeatedOneItsLastValue() {
        assertThat(Json.write(Json.read("{\"z\":1,\"a\":2,\"z\":{\"y\":1,\"b\":[]}, \"\":null}")))
                .isEqualTo("{\"z\":{\"y\":1,\"b\":[]},\"a\":2,\"\":null}");
        assertThat(JsonObject.parse("{\"z\":1,\"a\":2,\"m\":3}").keys()).containsExactly("z", "a", "m");
    }

    @Test
    void everyCodePointAlsoThroughAscii() {
        String text =
                "e\u0301 😀 👨‍👩‍👧 עברית 中文 \u0000\u001f\u007f\u0085\u2028\ufeff\ufffe \\ \" / \r\n\t \ud83d lone \udc00";
        String json = Json.write(Json.mapper().valueToTree(java.util.Map.of("t", text)));
        String ascii = Json.writeAscii(Json.read(json));
        assertThat(ascii).matches(line -> line.chars().allMatch(c -> c >= 0x20 && c <= 0x7f));
        assertThat(JsonObject.parse(ascii).text("t")).contains(text);
        assertThat(JsonObject.parse(json).text("t")).contains(text);
    }

    @Test
    void recordedExchangesByteForByte() {
        for (Path file : Golden.files()) {
            for (String line : Golden.lines(file)) {
                assertThat(Json.write(Json.read(line)))
                        .as(file.getFileName().toString())
                        .isEqualTo(compact(line));
            }
        }
    }

    /** Takes the blanks between tokens out, by hand. */
    private static String compact(String json) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inside || c != ' ') {
                out.append(c);
            }
            if (c == '\\') {
                out.append(json.charAt(++i));
            } else if (c == '"') {
                inside = !inside;
            }
        }
        return out.toString();
    }
}

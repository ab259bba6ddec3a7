package dev.tagloop.labelstudio.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonIsRefusedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "[1,",
                "{\"a\":}",
                "nul",
                "NaN",
                "[Infinity]",
                "{'a':1}",
                "{a:1}",
                "[1,]",
                "01",
                "+1",
                "1.",
                ".5",
                "// comment\n1",
                "1 2",
                "{} []",
                "\"a",
                "\"\t\"",
                "[1}",
                "1e10000",
                "1e-99999999999999999999"
            })
    void asText(String json) {
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void placeIsNamedAndContentIsNot() {
        assertThatThrownBy(() -> Json.read("{\"a\": 1,\n  \"b\": secretword}"))
                .hasMessageStartingWith("it holds a character or word that is no JSON (line 2, column ");
        assertThatThrownBy(() -> Json.read("{\"a\": 1} secretword")).message().doesNotContain("secret");
        assertThatThrownBy(() -> Json.read("{} {}")).hasMessageStartingWith("there is more behind its end");
        assertThatThrownBy(() -> Json.read("{\"secret\": [1,"))
                .hasMessageStartingWith("it breaks off before its end (line 1");
        assertThatThrownBy(() -> Json.read("")).hasMessage("it is empty");
        assertThatThrownBy(() -> Json.read("[".repeat(300)))
                .hasMessageStartingWith(
                        "it is beyond what is accepted: Document nesting depth (201) exceeds the maximum allowed (200");
    }

    @Test
    void depthIsBounded() {
        assertThat(Json.read("[".repeat(Json.MOST_DEPTH) + "]".repeat(Json.MOST_DEPTH))
                        .isArray())
                .isTrue();
        String deeper = "[".repeat(Json.MOST_DEPTH + 1) + "]".repeat(Json.MOST_DEPTH + 1);
        assertThatThrownBy(() -> Json.read(deeper)).isInstanceOf(JsonException.class);
        String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertThatThrownBy(() -> Json.read(objects)).isInstanceOf(JsonException.class);
    }

    @Test
    void numbersAreBounded() {
        assertThat(Json.read("1".repeat(Json.MOST_DIGITS)).isNumber()).isTrue();
        assertThatThrownBy(() -> Json.read("1".repeat(Json.MOST_DIGITS + 1))).isInstanceOf(JsonException.class);
    }

    @Test
    void numbersBeyondAllDoublesAreInfinite() {
        String nines = "9".repeat(400);
        assertThat(Json.real(Json.read(nines))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Json.real(Json.read("-" + nines + ".5"))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Json.real(Json.read("0.1"))).isEqualTo(0.1);
        assertThat(Json.real(Json.read("-7"))).isEqualTo(-7.0);
    }

    @Test
    void bytesThatAreNoUtf8() {
        byte[] broken = {'"', (byte) 0xc3, '(', '"'};
        assertThatThrownBy(() -> Json.read(broken)).isInstanceOf(JsonException.class);
    }

    @Test
    void valueThatIsNoObject() {
        assertThatThrownBy(() -> JsonObject.parse("[1]"))
                .isInstanceOf(JsonException.class)
                .hasMessage("a JSON object was expected, not a list");
    }
}

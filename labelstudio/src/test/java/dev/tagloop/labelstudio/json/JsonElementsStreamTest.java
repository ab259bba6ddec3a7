package dev.tagloop.labelstudio.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonElementsStreamTest {
    private static InputStream of(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(String json) {
        try (JsonElements elements = JsonElements.of(of(json))) {
            List<String> all = new ArrayList<>();
            elements.forEachRemaining(element -> all.add(Json.write(element)));
            return all;
        }
    }

    @Test
    void itemsInTurn() {
        assertThat(read(" [ {\"a\":1.0}, [2,[3]], 1e5, null, \"x\" ] "))
                .containsExactly("{\"a\":1.0}", "[2,[3]]", "1e5", "null", "\"x\"");
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void singleDocumentIsItsOnlyItem() {
        assertThat(read("{\"data\":{\"text\":\"a\"}}")).containsExactly("{\"data\":{\"text\":\"a\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,2", "[1 2]", "[1] x", "[1][2]", "{} {}", "[{\"a\":1}", "[{\"a\":", "[,]"})
    void brokenOnesFail(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonException.class);
    }

    @Test
    void nothingIsReadFarAhead() throws IOException {
        int[] taken = {0};
        byte[] item = ("{\"data\":{\"text\":\"" + "x".repeat(1000) + "\"}},").getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private int at = -1;

            @Override
            public int read() {
                taken[0]++;
                at++;
                return at == 0 ? '[' : item[(at - 1) % item.length];
            }
        };
        try (JsonElements elements = JsonElements.of(endless)) {
            for (int i = 0; i < 100; i++) {
                assertThat(elements.next().get("data").get("text").stringValue())
                        .hasSize(1000);
            }
        }
        assertThat(taken[0]).isLessThan(100 * item.length + 20_000);
    }

    @Test
    void closingTheStreamClosesTheSource() {
        boolean[] closed = {false};
        InputStream source = new FilterInputStream(of("[1,2,3]")) {
            @Override
            public void close() throws IOException {
                closed[0] = true;
                super.close();
            }
        };
        try (Stream<JsonNode> stream = JsonElements.of(source).stream()) {
            assertThat(stream.findFirst().orElseThrow().intValue()).isEqualTo(1);
        }
        assertThat(closed[0]).isTrue();
    }
}

package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadCannotBeSmuggledIntoTest {
    private static final OutboundRequest REQUEST = OutboundRequest.get(URI.create("http://example.org/"));

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\u0000b", "Grüße", "a\u007f"})
    void values(String value) {
        assertThatThrownBy(() -> REQUEST.withHeader("X-Good", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of header X-Good holds a control character or one outside ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X Evil", "X:", "", "X\r\nY"})
    void names(String name) {
        assertThatThrownBy(() -> REQUEST.withHeader(name, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"Host", "content-length", "Transfer-Encoding", "Connection", "Proxy-Authorization"})
    void framing(String name) {
        assertThatThrownBy(() -> REQUEST.withHeader(name, "1"))
                .hasMessage("header " + name + " is set by the gate itself");
    }

    @Test
    void methods() {
        assertThatThrownBy(() -> OutboundRequest.of("GET / HTTP/1.1\r\n", REQUEST.uri()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAreFoundWithoutCase() {
        assertThat(REQUEST.withHeader("X-A", "1").withHeader("x-a", "2").header("X-a"))
                .contains("1");
    }
}

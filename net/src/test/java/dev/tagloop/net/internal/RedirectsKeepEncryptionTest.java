package dev.tagloop.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.net.OutboundRefusedException;
import dev.tagloop.net.OutboundRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsKeepEncryptionTest {
    private static OutboundRequest from(String uri) {
        return OutboundRequest.get(URI.create(uri)).withHeader("Authorization", "Token abc");
    }

    @Test
    void fromHttpsToHttpIsRefused() {
        assertThatThrownBy(() -> Redirects.next(
                        from("https://example.org/a"), 302, Optional.of("http://example.org/login?token=1")))
                .isInstanceOf(OutboundRefusedException.class)
                .hasMessage("https://example.org/a redirects from https to plain http://example.org/login");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/a, https://example.org/a, true",
        "http://example.org:80/a, https://EXAMPLE.org:443/a, true",
        "https://example.org/a, https://example.org:443/b, true",
        "http://example.org:8080/a, https://example.org:8443/a, false",
        "http://example.org:8080/a, https://example.org/a, false",
        "https://example.org/a, https://cdn.example.org/a, false",
        "https://example.org/a, //example.net/a, false"
    })
    void authorizationGoesAlongOnlyToTheSamePlaceOrItsEncryptedDoor(String from, String to, boolean along)
            throws Exception {
        Optional<OutboundRequest> next = Redirects.next(from(from), 302, Optional.of(to));
        assertThat(next.orElseThrow().header("Authorization").isPresent()).isEqualTo(along);
    }

    @Test
    void statusWithoutMeaningHereIsHandedOut() throws Exception {
        assertThat(Redirects.next(from("http://example.org/"), 300, Optional.of("/a")))
                .isEmpty();
        assertThat(Redirects.next(from("http://example.org/"), 302, Optional.empty()))
                .isEmpty();
        assertThat(Redirects.next(from("http://example.org/"), 201, Optional.of("/new")))
                .isEmpty();
    }
}

package dev.tagloop.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against hashes that Python's {@code hashlib.pbkdf2_hmac} computed. */
class DjangoHashTest {
    private static final String UMLAUTS = "pbkdf2_sha256$2000$Ab3$K6fX+WjKfMhQ60pkyfwbAt2ncrvaoUylLwyA1KfwU54=";

    @Test
    void thePasswordFitsAndNoOther() {
        DjangoHash hash = DjangoHash.read(UMLAUTS).orElseThrow();
        assertThat(hash.matches("p\u00e4ssw\u00f6rd \ud83d\ude00")).isTrue();
        assertThat(hash.matches("p\u00e4ssw\u00f6rd \ud83d\ude01")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!unusable",
                "pbkdf2_sha256$0$Ab3$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "pbkdf2_sha256$99999999$Ab3$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "pbkdf2_sha256$1000$$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "pbkdf2_sha256$1000$Ab3$AAAA",
                "pbkdf2_sha1$1000$Ab3$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA"
            })
    void anythingElseIsNone(String stored) {
        assertThat(DjangoHash.read(stored)).isEmpty();
    }
}

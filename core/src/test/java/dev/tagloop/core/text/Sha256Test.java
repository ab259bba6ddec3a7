package dev.tagloop.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
    @Test
    void digestsAreThePublishedOnes() {
        // FIPS 180-2, appendix B.1.
        assertThat(Sha256.hex("abc", 32)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex("abc", 4)).isEqualTo("ba7816bf");
        assertThat(Sha256.of("")).hasSize(32).startsWith(0xe3, 0xb0, 0xc4, 0x42);
    }

    @Test
    void lettersOutsideAsciiCountAsUtf8() {
        assertThat(Sha256.of("é")).isEqualTo(Sha256.fresh().digest(new byte[] {(byte) 0xc3, (byte) 0xa9}));
    }
}

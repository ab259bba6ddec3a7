package dev.tagloop.models.internal.tagging;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The alphabet of byte-level BPE (Radford et al. 2019): printable Latin-1 bytes stand for themselves, the other 68 for the
 * characters from U+0100 on.
 */
final class ByteAlphabet {
    private static final Map<Character, Byte> BYTES = new HashMap<>();

    static {
        char next = 0x100;
        for (int value = 0; value < 256; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
            BYTES.put(printable ? (char) value : next++, (byte) value);
        }
    }

    private ByteAlphabet() {}

    /** The bytes that a token stands for; a token with a character outside the alphabet stands for itself. */
    static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            Byte value = BYTES.get(token.charAt(i));
            if (value == null) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = value;
        }
        return bytes;
    }
}

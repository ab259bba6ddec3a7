package dev.tagloop.server.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes UTF-8 strictly; the refusal says which byte is wrong, in the words of Python's codec. */
final class Utf8 {
    private Utf8() {}

    /**
     * The text without a byte-order mark.
     *
     * @param separators bytes that begin a new cell: positions in the refusal count from the cell's start; none for whole files
     * @throws UnreadableFileException when the bytes are no UTF-8
     */
    static String decode(byte[] bytes, String separators) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw refuse(bytes, in.position(), separators);
        }
        String text = out.flip().toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static UnreadableFileException refuse(byte[] bytes, int at, String separators) {
        int start = at;
        while (start > 0 && (separators.isEmpty() || separators.indexOf(bytes[start - 1]) < 0)) {
            start--;
        }
        int end = at + 1;
        while (end < bytes.length && separators.indexOf(bytes[end]) < 0) {
            end++;
        }
        return new UnreadableFileException("'utf-8' codec can't decode byte 0x%02x in position %d: %s"
                .formatted(bytes[at] & 0xff, at - start, reason(Arrays.copyOfRange(bytes, at, end))));
    }

    /** Why the sequence that begins here is wrong. */
    private static String reason(byte[] rest) {
        int lead = rest[0] & 0xff;
        int length =
                lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
        if (length == 0) {
            return "invalid start byte";
        }
        for (int i = 1; i < Math.min(length, rest.length); i++) {
            if ((rest[i] & 0xc0) != 0x80) {
                return "invalid continuation byte";
            }
        }
        return rest.length < length ? "unexpected end of data" : "invalid continuation byte";
    }
}

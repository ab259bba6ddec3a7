package dev.tagloop.server.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes UTF-8 strictly, without a byte-order mark; a refusal says which byte is wrong, in the words of Python's codec. */
final class Utf8Reader extends Reader {
    private static final int SIZE = 1 << 16;
    private static final int LONGEST_SEQUENCE = 4;

    private final InputStream in;
    private final String separators;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
    /** Where the first byte of the buffer stands in the file, and the cell that goes on there. */
    private long offset;

    private long cellStart;
    private boolean begun;
    private boolean ended;

    /** @param separators bytes that begin a new cell: positions in a refusal count from the cell's start; none for whole files */
    Utf8Reader(InputStream in, String separators) {
        this.in = in;
        this.separators = separators;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, from, length);
        // A character outside the plane needs room for two.
        if (length < 2) {
            char[] two = new char[2];
            int count = read(two, 0, 2);
            if (count > length) {
                throw new IOException("one character at a time is not read here");
            }
            System.arraycopy(two, 0, target, from, Math.max(0, count));
            return count;
        }
        while (out.position() == 0) {
            if (!bytes.hasRemaining() && ended) {
                return -1;
            }
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                throw refuse();
            }
            if (out.position() == 0 && !ended) {
                fill();
            }
        }
        return begin(target, from, out.position());
    }

    /** Drops the byte-order mark. */
    private int begin(char[] target, int from, int count) throws IOException {
        if (begun || target[from] != '\ufeff') {
            begun = true;
            return count;
        }
        begun = true;
        System.arraycopy(target, from + 1, target, from, count - 1);
        return count > 1 ? count - 1 : read(target, from, 2);
    }

    private void fill() throws IOException {
        int at = bytes.position();
        int start = start(at);
        cellStart = start > 0 ? offset + start : cellStart;
        offset += at;
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read));
        bytes.flip();
    }

    /** Where the cell begins that this position of the buffer is in; 0 when it began before. */
    private int start(int at) {
        int start = at;
        while (start > 0 && (separators.isEmpty() || separators.indexOf(bytes.array()[start - 1]) < 0)) {
            start--;
        }
        return start;
    }

    private UnreadableFileException refuse() {
        int at = bytes.position();
        int start = start(at);
        long cell = start > 0 ? offset + start : cellStart;
        int end = at + 1;
        while (end < bytes.limit() && end < at + LONGEST_SEQUENCE && separators.indexOf(bytes.array()[end]) < 0) {
            end++;
        }
        byte[] rest = Arrays.copyOfRange(bytes.array(), at, end);
        return new UnreadableFileException("'utf-8' codec can't decode byte 0x%02x in position %d: %s"
                .formatted(rest[0] & 0xff, offset + at - cell, reason(rest)));
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

    @Override
    public void close() throws IOException {
        in.close();
    }
}

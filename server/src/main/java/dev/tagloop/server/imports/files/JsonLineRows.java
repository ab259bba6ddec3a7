package dev.tagloop.server.imports.files;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A document a line; blank lines are none. A line that is wrong spoils no other. */
final class JsonLineRows implements RowStream {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long line;

    JsonLineRows(InputStream in) {
        this.in = in;
    }

    @Override
    public Row next() throws IOException {
        for (byte[] bytes = line(); bytes != null; bytes = line()) {
            if (!isBlank(bytes)) {
                return row(bytes);
            }
        }
        return null;
    }

    private Row row(byte[] bytes) {
        try {
            return new Item(line, Json.read(bytes));
        } catch (JsonException e) {
            return new Fault(line, "", "The line is not valid JSON: " + e.getMessage());
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream bytes = null;
        while (fill()) {
            bytes = bytes == null ? new ByteArrayOutputStream() : bytes;
            int at = from;
            while (at < to && buffer[at] != '\n') {
                at++;
            }
            bytes.write(buffer, from, at - from);
            from = at;
            RowLimits.requireLength(bytes.size(), "line " + (line + 1));
            if (at < to) {
                from++;
                break;
            }
        }
        if (bytes == null) {
            return null;
        }
        line++;
        return line == 1 ? withoutMark(bytes.toByteArray()) : bytes.toByteArray();
    }

    private static byte[] withoutMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        return marked ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private boolean fill() throws IOException {
        while (from == to) {
            int read = in.read(buffer, 0, buffer.length);
            if (read < 0) {
                return false;
            }
            from = 0;
            to = read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

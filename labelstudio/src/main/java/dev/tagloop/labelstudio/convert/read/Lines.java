package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.ConversionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a file in strict UTF-8, each ended by LF or CR LF, a byte-order mark left out. A line that cannot be had is skipped with its
 * reason, so that neither its length nor its bytes do harm.
 */
final class Lines implements AutoCloseable {
    /** The longest line, in bytes. */
    static final int MOST_BYTES = 8 << 20;

    private final String name;
    private final InputStream source;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;

    private Lines(String name, InputStream source) {
        this.name = name;
        this.source = source;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param text without its end; empty if it cannot be had
     * @param problem why not, else empty
     */
    record Line(long number, Optional<String> text, String problem) {}

    static Lines of(SourceFile file) {
        try {
            Lines lines = new Lines(file.name(), file.open());
            lines.skipMark();
            return lines;
        } catch (IOException e) {
            throw Unreadable.of(file.name(), e);
        }
    }

    private void skipMark() throws IOException {
        filled = source.readNBytes(buffer, 0, buffer.length);
        if (filled >= 2 && ((buffer[0] & buffer[1]) == (byte) 0xFE) && buffer[0] != buffer[1]) {
            close();
            throw new ConversionException(name + " is written in UTF-16; save it as UTF-8");
        }
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    /** The next line; null behind the last one. */
    Line next() {
        try {
            if (position == filled && !fill()) {
                return null;
            }
            number++;
            return read();
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, source.read(buffer));
        return filled > 0;
    }

    private Line read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        do {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong |= line.size() + end - position > MOST_BYTES;
            if (!tooLong) {
                line.write(buffer, position, end - position);
            }
            position = end;
            if (end < filled) {
                position++;
                break;
            }
        } while (fill());
        return tooLong
                ? new Line(number, Optional.empty(), "it is longer than " + (MOST_BYTES >> 20) + " MiB")
                : decode(line.toByteArray());
    }

    private Line decode(byte[] bytes) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        ByteBuffer content = ByteBuffer.wrap(bytes, 0, length);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
            return new Line(number, Optional.of(text), "");
        } catch (CharacterCodingException e) {
            return new Line(
                    number,
                    Optional.empty(),
                    "it is no UTF-8 (byte " + (content.position() + 1) + " of the line); save the file as UTF-8");
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
    }
}

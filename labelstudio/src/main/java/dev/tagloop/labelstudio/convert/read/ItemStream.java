package dev.tagloop.labelstudio.convert.read;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Bytes of a JSON document that end with an error where an item grows too long. */
final class ItemStream extends FilterInputStream {
    /** So much is read ahead at most, which does not belong to the item. */
    private static final int AHEAD = 1 << 16;

    private long item;

    private ItemStream(InputStream source) {
        super(source);
    }

    /** A stream behind a byte-order mark. */
    static ItemStream of(SourceFile file) {
        try {
            PushbackInputStream source = new PushbackInputStream(file.open(), 3);
            byte[] mark = source.readNBytes(3);
            if (!(mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF)) {
                source.unread(mark);
            }
            return new ItemStream(source);
        } catch (IOException e) {
            throw Unreadable.of(file.name(), e);
        }
    }

    /** Its characters; bytes that are no UTF-8 fail. */
    Reader characters() {
        return new BufferedReader(new InputStreamReader(this, StandardCharsets.UTF_8.newDecoder()));
    }

    /** The next item begins. */
    void begin() {
        item = 0;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        item += bytes;
        if (item > Lines.MOST_BYTES + AHEAD) {
            throw new IOException("an item is longer than " + (Lines.MOST_BYTES >> 20) + " MiB");
        }
    }
}

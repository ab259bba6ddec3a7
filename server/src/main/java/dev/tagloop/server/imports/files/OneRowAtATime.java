package dev.tagloop.server.imports.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives no more bytes than one row may have before it is told that the next one begins. */
final class OneRowAtATime extends FilterInputStream {
    private long left;

    OneRowAtATime(InputStream in) {
        super(in);
        nextRow();
    }

    void nextRow() {
        left = RowLimits.MOST_CHARACTERS;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        took(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        took(Math.max(0, count));
        return count;
    }

    private void took(int count) {
        left -= count;
        RowLimits.requireLength(RowLimits.MOST_CHARACTERS - left, "a task");
    }
}

package dev.tagloop.server.imports.files;

import dev.tagloop.server.storage.CountedStream;
import java.io.InputStream;

/** Gives no more bytes than one row may have before it is told that the next one begins. */
final class OneRowAtATime extends CountedStream {
    private long left;

    OneRowAtATime(InputStream in) {
        super(in);
        nextRow();
    }

    void nextRow() {
        left = RowLimits.MOST_CHARACTERS;
    }

    @Override
    protected void took(int count) {
        left -= count;
        RowLimits.requireLength(RowLimits.MOST_CHARACTERS - left, "a task");
    }
}

package dev.tagloop.datasets.format.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where each value of a list or text begins; the next one's beginning is its end. They never fall. */
final class Places {
    private final int[] starts;

    private Places(int[] starts) {
        this.starts = starts;
    }

    static Places of(ByteBuffer bytes, boolean large, int length, ArrowField field) throws IOException {
        int width = large ? 8 : 4;
        if (length == 0 && bytes.remaining() < width) {
            return new Places(new int[1]);
        }
        if (bytes.remaining() < (length + 1L) * width) {
            throw new IOException("the column \"" + field.name() + "\" has too few places of values");
        }
        int[] starts = new int[length + 1];
        long before = 0;
        for (int i = 0; i <= length; i++) {
            long start = large ? bytes.getLong(i * 8) : bytes.getInt(i * 4);
            if (start < before || start > Integer.MAX_VALUE) {
                throw new IOException("the column \"" + field.name() + "\" has values that begin before they should");
            }
            starts[i] = (int) start;
            before = start;
        }
        return new Places(starts);
    }

    int start(int index) {
        return starts[index];
    }

    int end() {
        return starts[starts.length - 1];
    }
}

package dev.tagloop.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * A body whose length nobody knows: the disk is looked at again and again while it comes. What goes wrong in the reading is the sender's
 * fault, or the network's. To be read by blocks.
 */
public final class ArrivingBody extends FilterInputStream {
    private static final long LOOK = 16L << 20;

    private final LongConsumer room;
    private long untilLook = LOOK;

    /** @param room throws where so many more bytes do not fit */
    public ArrivingBody(InputStream in, LongConsumer room) {
        super(in);
        this.room = room;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (IOException e) {
            throw BodyReader.brokenOff(e);
        }
        untilLook -= Math.max(0, count);
        if (untilLook < 0) {
            untilLook = LOOK;
            room.accept(LOOK);
        }
        return count;
    }
}

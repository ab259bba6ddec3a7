package dev.tagloop.models.internal.ort;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The direct memory for the inputs of one call at a time, used again by later calls: fresh direct buffers are given back
 * only when the heap is collected, which in a quiet server is hardly ever.
 */
final class InputBuffers {
    private final Map<String, LongBuffer> buffers = new HashMap<>();

    /** A direct buffer that holds just these values, until the next call with the same name. */
    LongBuffer fill(String name, long[] values) {
        LongBuffer buffer = buffers.get(name);
        if (buffer == null || buffer.capacity() < values.length) {
            int room = Math.max(values.length, 1024);
            buffer = ByteBuffer.allocateDirect(Math.multiplyExact(room, Long.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asLongBuffer();
            buffers.put(name, buffer);
        }
        return buffer.slice(0, values.length).put(values).flip();
    }
}

package dev.tagloop.training.internal.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Function;

/**
 * One direct buffer a process, grown when needed, through which values are copied into native memory.
 *
 * <p>A direct buffer gives its memory back only after a garbage collection, so one buffer a tensor would let the process
 * grow by the size of the model at each training.
 */
final class Staging {

    private static ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    private Staging() {}

    /** Hands {@code values} over in a direct buffer that is valid until {@code use} returns. */
    static synchronized <T> T with(FloatBuffer values, Function<ByteBuffer, T> use) {
        int bytes = Math.multiplyExact(values.remaining(), Float.BYTES);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
        }
        ByteBuffer part = buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
        part.asFloatBuffer().put(values.duplicate());
        return use.apply(part);
    }
}

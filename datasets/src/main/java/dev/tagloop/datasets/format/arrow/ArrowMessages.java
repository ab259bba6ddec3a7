package dev.tagloop.datasets.format.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;

/**
 * The messages of an Arrow stream, or of an Arrow file, which is a stream with a magic word before it and a footer behind. The
 * footer is never read: whoever reads from the start needs none.
 */
final class ArrowMessages implements AutoCloseable {
    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1', 0, 0};
    private static final int CONTINUES = -1;
    private static final int MOST_METADATA = 64 << 20;

    private final InputStream in;
    private final long length;
    private byte[] first;

    /** One message with the bytes that belong to it. */
    record Part(Message message, ByteBuffer body) {}

    /**
     * The messages of a stream.
     *
     * @param length the bytes of the whole file, to see through lies about the length of a part
     */
    ArrowMessages(InputStream in, long length) throws IOException {
        this.in = in;
        this.length = length;
        byte[] start = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(start, MAGIC)) {
            first = start;
        }
    }

    /** The next message; empty at the end. */
    Optional<Part> next() throws IOException {
        byte[] head = head();
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < 8) {
            throw new EOFException("it ends within a message");
        }
        ByteBuffer numbers = little(head);
        if (numbers.getInt(0) != CONTINUES) {
            throw new IOException(
                    "it is no Arrow stream of version 0.15 or newer; write the data set anew, or as Parquet");
        }
        int size = numbers.getInt(4);
        if (size == 0) {
            return Optional.empty();
        }
        if (size < 0 || size > MOST_METADATA || size > length) {
            throw new IOException("a message claims " + size + " bytes of description");
        }
        Message message = Message.getRootAsMessage(little(read(size)));
        long body = message.bodyLength();
        if (body < 0 || body > length || body > Integer.MAX_VALUE - 8) {
            throw new IOException("a message claims a body of " + body + " bytes");
        }
        return Optional.of(new Part(message, little(read((int) body))));
    }

    private byte[] head() throws IOException {
        if (first != null) {
            byte[] head = first;
            first = null;
            return head;
        }
        return in.readNBytes(8);
    }

    /** Memory grows with what really comes. */
    private byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ends within a message");
        }
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

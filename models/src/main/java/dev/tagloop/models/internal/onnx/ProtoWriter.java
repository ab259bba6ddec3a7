package dev.tagloop.models.internal.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One protobuf message under construction, as a list of pieces, so that weights are never copied when a message is put
 * into another. Field order is the order of the calls.
 */
final class ProtoWriter {
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long size;

    ProtoWriter varint(int field, long value) {
        ByteBuffer head = ByteBuffer.allocate(20);
        putVarint(head, (long) field << 3);
        putVarint(head, value);
        return add(head.flip());
    }

    ProtoWriter float32(int field, float value) {
        ByteBuffer head = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
        putVarint(head, (long) field << 3 | 5);
        return add(head.putFloat(value).flip());
    }

    ProtoWriter string(int field, String value) {
        return bytes(field, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes as they are; the buffer belongs to the message from now on. */
    ProtoWriter bytes(int field, ByteBuffer value) {
        addLength(field, value.remaining());
        return add(value);
    }

    ProtoWriter message(int field, ProtoWriter message) {
        addLength(field, message.size);
        return fields(message);
    }

    /** All fields of another message, as fields of this one. */
    ProtoWriter fields(ProtoWriter other) {
        pieces.addAll(other.pieces);
        size += other.size;
        return this;
    }

    long size() {
        return size;
    }

    void writeTo(WritableByteChannel channel) throws IOException {
        for (ByteBuffer piece : pieces) {
            ByteBuffer rest = piece.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    void writeTo(ByteBuffer target) {
        for (ByteBuffer piece : pieces) {
            target.put(piece.duplicate());
        }
    }

    private void addLength(int field, long length) {
        ByteBuffer head = ByteBuffer.allocate(20);
        putVarint(head, (long) field << 3 | 2);
        putVarint(head, length);
        add(head.flip());
    }

    private ProtoWriter add(ByteBuffer piece) {
        pieces.add(piece);
        size += piece.remaining();
        return this;
    }

    private static void putVarint(ByteBuffer into, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            into.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        into.put((byte) rest);
    }
}

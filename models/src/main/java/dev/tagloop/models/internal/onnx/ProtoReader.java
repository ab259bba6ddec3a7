package dev.tagloop.models.internal.onnx;

import dev.tagloop.models.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over one protobuf message: field after field, each skipped or read by the caller. Implements the wire format
 * of protobuf.dev/programming-guides/encoding without groups, which ONNX does not use.
 */
final class ProtoReader {
    private final ByteBuffer bytes;
    private int field;
    private int wireType;

    ProtoReader(ByteBuffer message) {
        bytes = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        return true;
    }

    int field() {
        return field;
    }

    /** Whether the field holds bytes: a text, a message or packed numbers. */
    boolean isDelimited() {
        return wireType == 2;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw damaged();
            }
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    /** The bytes of a delimited field, little-endian, not copied. */
    ByteBuffer delimited() {
        long length = varint();
        if (wireType != 2 || length < 0 || length > bytes.remaining()) {
            throw damaged();
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) length);
        return part;
    }

    String string() {
        return StandardCharsets.UTF_8.decode(delimited()).toString();
    }

    ProtoReader message() {
        return new ProtoReader(delimited());
    }

    void skip() {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> advance(8);
            case 2 -> delimited();
            case 5 -> advance(4);
            default -> throw damaged();
        }
    }

    private void advance(int count) {
        if (bytes.remaining() < count) {
            throw damaged();
        }
        bytes.position(bytes.position() + count);
    }

    private static ModelFormatException damaged() {
        return new ModelFormatException("the ONNX file is cut off or damaged");
    }
}

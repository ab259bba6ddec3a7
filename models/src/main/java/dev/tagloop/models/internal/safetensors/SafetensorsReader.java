package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads the float tensors of a safetensors file: 8 bytes header length, JSON header, little-endian data.
 *
 * <p>F16, BF16 and F64 become float32. Integer and boolean tensors are buffers, not weights, and are left out. Nothing is
 * allocated before the header was checked against the size of the file. Format: github.com/huggingface/safetensors.
 */
public final class SafetensorsReader {
    private static final long MAX_HEADER = 100_000_000L;
    private static final int CHUNK = 1 << 20;

    private SafetensorsReader() {}

    /** Where the bytes come from. */
    private interface Source {
        long size() throws IOException;

        /** Reads some bytes from a position on. @return how many; -1 at the end */
        int read(ByteBuffer into, long position) throws IOException;
    }

    private record InFile(FileChannel channel) implements Source {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return channel.read(into, position);
        }
    }

    private record InMemory(ByteBuffer bytes) implements Source {
        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public int read(ByteBuffer into, long position) {
            int count = (int) Math.min(into.remaining(), bytes.limit() - position);
            into.put(bytes.slice((int) position, count));
            return count;
        }
    }

    /**
     * The tensors whose names are wanted, in the order of the file.
     *
     * @throws ModelFormatException if the file is damaged, hostile or holds a wanted tensor that is no float
     */
    public static Map<String, FloatTensor> read(Path file, Predicate<String> wanted) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(new InFile(channel), file.toString(), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * As the other one, of a file that is in memory.
     *
     * @param where what messages call it
     */
    public static Map<String, FloatTensor> read(byte[] file, String where, Predicate<String> wanted) {
        try {
            return read(new InMemory(ByteBuffer.wrap(file)), where, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + where, e);
        }
    }

    private static Map<String, FloatTensor> read(Source source, String where, Predicate<String> wanted)
            throws IOException {
        Header header = header(source, where);
        long base = source.size() - header.dataSize();
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (TensorEntry entry : header.tensors()) {
            if (wanted.test(entry.name()) && entry.dtype().kind() != Dtype.Kind.INTEGER) {
                tensors.put(entry.name(), readTensor(source, base, entry, where));
            }
        }
        return tensors;
    }

    /**
     * The texts that a file holds beside its tensors.
     *
     * @throws ModelFormatException if the file is damaged or hostile
     */
    public static Map<String, String> metadata(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(new InFile(channel), file.toString()).metadata();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Header header(Source source, String where) throws IOException {
        long size = source.size();
        if (size < 8) {
            throw new ModelFormatException(where + ": " + size + " bytes are too few for a safetensors file");
        }
        long length = readFully(source, 0, 8).getLong();
        if (length < 0 || length > MAX_HEADER || length > size - 8) {
            throw new ModelFormatException(where + ": the header claims " + Long.toUnsignedString(length)
                    + " bytes (allowed: " + Math.min(MAX_HEADER, size - 8)
                    + "); the file is damaged or no safetensors file");
        }
        byte[] json = readFully(source, 8, (int) length).array();
        return Header.parse(json, size - 8 - length, where);
    }

    private static FloatTensor readTensor(Source source, long base, TensorEntry entry, String where)
            throws IOException {
        if (entry.dtype().kind() != Dtype.Kind.FLOAT) {
            throw new ModelFormatException(where + ": tensor '" + entry.name() + "' has the dtype " + entry.dtype()
                    + "; weights are read from F32, F16, BF16 and F64. Save the model in one of these");
        }
        int[] shape = entry.intShape(where);
        float[] numbers = new float[(int) entry.count(where)];
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int done = 0;
        long position = base + entry.begin();
        while (position < base + entry.end()) {
            chunk.clear().limit((int) Math.min(CHUNK, base + entry.end() - position));
            position += fill(source, position, chunk);
            done = decode(chunk, entry.dtype(), numbers, done);
        }
        return FloatTensor.of(shape, numbers);
    }

    private static int decode(ByteBuffer chunk, Dtype dtype, float[] into, int from) {
        int at = from;
        switch (dtype) {
            case F32 -> {
                int count = chunk.remaining() / Float.BYTES;
                chunk.asFloatBuffer().get(into, at, count);
                at += count;
            }
            case F16 -> {
                while (chunk.hasRemaining()) {
                    into[at++] = Float.float16ToFloat(chunk.getShort());
                }
            }
            case BF16 -> {
                while (chunk.hasRemaining()) {
                    into[at++] = Float.intBitsToFloat(chunk.getShort() << 16);
                }
            }
            case F64 -> {
                while (chunk.hasRemaining()) {
                    into[at++] = (float) chunk.getDouble();
                }
            }
            default -> throw new IllegalStateException("not a float: " + dtype);
        }
        return at;
    }

    private static ByteBuffer readFully(Source source, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(source, position, buffer);
        return buffer;
    }

    private static int fill(Source source, long position, ByteBuffer buffer) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = source.read(buffer, at);
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += read;
        }
        buffer.flip();
        return buffer.limit();
    }
}

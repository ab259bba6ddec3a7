package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.TensorFile;
import dev.tagloop.models.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes tensors as a safetensors file, in the order of their names, with the metadata {@code format=pt} without which transformers refuses a file:
 * as float32, or where that is asked for as float16.
 */
public final class SafetensorsWriter {
    private static final int CHUNK = 1 << 20;

    private SafetensorsWriter() {}

    /** Writes beside the target and then renames, so that a reader never sees half a file. */
    public static void write(Path file, Map<String, FloatTensor> tensors) {
        List<TensorFile.Part> parts = new ArrayList<>();
        new TreeMap<>(tensors)
                .forEach((name, tensor) -> parts.add(new TensorFile.Part(name, tensor.shape(), () -> tensor)));
        write(file, Map.of("format", "pt"), parts);
    }

    /** As the other one, with metadata and in the given order. */
    public static void write(Path file, Map<String, String> metadata, List<TensorFile.Part> parts) {
        write(file, metadata, parts, Dtype.F32);
    }

    /** The same in half the bytes: each number becomes the nearest of float16. */
    public static void writeHalf(Path file, Map<String, String> metadata, List<TensorFile.Part> parts) {
        write(file, metadata, parts, Dtype.F16);
    }

    private static void write(Path file, Map<String, String> metadata, List<TensorFile.Part> parts, Dtype dtype) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                writeFully(channel, header(metadata, parts, dtype));
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
                for (TensorFile.Part part : parts) {
                    writeTensor(channel, part.values().get().buffer(), chunk, dtype);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static ByteBuffer header(Map<String, String> metadata, List<TensorFile.Part> parts, Dtype dtype) {
        ObjectNode root = Json.newObject();
        ObjectNode texts = root.putObject("__metadata__");
        metadata.forEach(texts::put);
        long offset = 0;
        for (TensorFile.Part part : parts) {
            ObjectNode entry = root.putObject(part.name()).put("dtype", dtype.name());
            ArrayNode shape = entry.putArray("shape");
            long size = width(dtype);
            for (int dim : part.shape()) {
                shape.add(dim);
                size *= dim;
            }
            long end = offset + size;
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static int width(Dtype dtype) {
        return dtype.bits() / Byte.SIZE;
    }

    private static void writeTensor(FileChannel channel, FloatBuffer numbers, ByteBuffer chunk, Dtype dtype)
            throws IOException {
        while (numbers.hasRemaining()) {
            int count = Math.min(CHUNK / width(dtype), numbers.remaining());
            chunk.clear();
            FloatBuffer some = numbers.slice(numbers.position(), count);
            if (dtype == Dtype.F16) {
                ShortBuffer halves = chunk.asShortBuffer();
                while (some.hasRemaining()) {
                    halves.put(Float.floatToFloat16(some.get()));
                }
            } else {
                chunk.asFloatBuffer().put(some);
            }
            numbers.position(numbers.position() + count);
            writeFully(channel, chunk.limit(count * width(dtype)));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

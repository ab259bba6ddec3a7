package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.TensorFile;
import dev.tagloop.models.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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
 * Writes float32 tensors as a safetensors file, in the order of their names, with the metadata {@code format=pt} without
 * which transformers refuses a file.
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
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                writeFully(channel, header(metadata, parts));
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
                for (TensorFile.Part part : parts) {
                    writeTensor(channel, part.values().get().buffer(), chunk);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static ByteBuffer header(Map<String, String> metadata, List<TensorFile.Part> parts) {
        ObjectNode root = Json.newObject();
        ObjectNode texts = root.putObject("__metadata__");
        metadata.forEach(texts::put);
        long offset = 0;
        for (TensorFile.Part part : parts) {
            ObjectNode entry = root.putObject(part.name()).put("dtype", "F32");
            ArrayNode shape = entry.putArray("shape");
            long size = Float.BYTES;
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

    private static void writeTensor(FileChannel channel, FloatBuffer numbers, ByteBuffer chunk) throws IOException {
        while (numbers.hasRemaining()) {
            int count = Math.min(CHUNK / Float.BYTES, numbers.remaining());
            chunk.clear();
            chunk.asFloatBuffer().put(numbers.slice(numbers.position(), count));
            numbers.position(numbers.position() + count);
            writeFully(channel, chunk.limit(count * Float.BYTES));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

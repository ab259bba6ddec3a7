package dev.tagloop.models.internal.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A finished ONNX model, ready to be written or run. */
public final class OnnxModel {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final ProtoWriter graph;
    private final ProtoWriter message;

    OnnxModel(ProtoWriter graph) {
        this.graph = graph;
        this.message = new ProtoWriter()
                .varint(1, IR_VERSION)
                .string(2, "tagloop")
                .message(7, graph)
                .message(8, new ProtoWriter().string(1, "").varint(2, OPSET));
        if (message.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the model takes " + message.size() + " bytes; ONNX files in one piece end at 2 GiB");
        }
    }

    /**
     * The same model with an input that may be left out: it is then one row of one column with this value, which spreads
     * over the others where it is added to them.
     */
    public OnnxModel withDefault(String input, long value) {
        ByteBuffer raw =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        return new OnnxModel(new ProtoWriter()
                .fields(graph)
                .message(5, GraphBuilder.tensor(input, ElementType.INT64, new int[] {1, 1}, raw)));
    }

    /** The length of the file in bytes. */
    public int size() {
        return (int) message.size();
    }

    /** The file's bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[size()];
        message.writeTo(ByteBuffer.wrap(bytes));
        return bytes;
    }

    /** Writes beside the target and renames, so that a reader never sees half a file. */
    public void write(Path file) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                message.writeTo(channel);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}

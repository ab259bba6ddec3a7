package dev.tagloop.models.internal.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A finished ONNX model, ready to be written or run. */
public final class OnnxModel {
    private final ProtoWriter message;

    OnnxModel(ProtoWriter message) {
        if (message.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the model takes " + message.size() + " bytes; ONNX files in one piece end at 2 GiB");
        }
        this.message = message;
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

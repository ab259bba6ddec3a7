package dev.tagloop.models;

import dev.tagloop.models.internal.safetensors.SafetensorsReader;
import dev.tagloop.models.internal.safetensors.SafetensorsWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Named tensors and a few texts in a file of their own, in the safetensors format, for what is no model: the state of a training. */
public final class TensorFile {

    /**
     * A tensor to write.
     *
     * @param name its name in the file
     * @param shape its shape, known before its values are
     * @param values gives the values when their turn comes, so that not all of them are in memory at once
     */
    public record Part(String name, int[] shape, Supplier<FloatTensor> values) {}

    private TensorFile() {}

    /**
     * Writes beside the target and then renames, so that a reader never sees half a file.
     *
     * @param metadata texts under names
     */
    public static void write(Path file, Map<String, String> metadata, List<Part> parts) {
        SafetensorsWriter.write(file, metadata, parts);
    }

    /** As {@link #write}, in half the bytes: each number becomes the nearest of float16. */
    public static void writeHalf(Path file, Map<String, String> metadata, List<Part> parts) {
        SafetensorsWriter.writeHalf(file, metadata, parts);
    }

    /**
     * The texts.
     *
     * @throws ModelFormatException if the file is damaged
     */
    public static Map<String, String> metadata(Path file) {
        return SafetensorsReader.metadata(file);
    }

    /**
     * The tensors whose names are wanted.
     *
     * @throws ModelFormatException if the file is damaged
     */
    public static Map<String, FloatTensor> read(Path file, Predicate<String> wanted) {
        return SafetensorsReader.read(file, wanted);
    }

    /**
     * The same of a file that is in memory.
     *
     * @param where what messages call it
     */
    public static Map<String, FloatTensor> read(byte[] file, String where, Predicate<String> wanted) {
        return SafetensorsReader.read(file, where, wanted);
    }
}

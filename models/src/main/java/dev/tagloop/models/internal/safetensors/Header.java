package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON header of a safetensors file, checked: tensors cover the data part exactly, without holes or overlap, and
 * each takes the bytes that its shape and dtype need.
 */
record Header(Map<String, String> metadata, List<TensorEntry> tensors) {
    private static final String METADATA = "__metadata__";

    /** The bytes of the data part: tensors cover it exactly. */
    long dataSize() {
        return tensors.isEmpty() ? 0 : tensors.getLast().end();
    }

    /** @param dataSize the bytes that follow the header in the file */
    static Header parse(byte[] json, long dataSize, String where) {
        if (json.length == 0 || json[0] != '{') {
            throw new ModelFormatException(
                    where + ": the header does not start with '{', so this is no safetensors file");
        }
        ObjectNode root = Json.object(json, where + " (header)");
        Map<String, String> metadata = new TreeMap<>();
        List<TensorEntry> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (property.getKey().equals(METADATA)) {
                readMetadata(property.getValue(), metadata, where);
            } else {
                tensors.add(entry(property.getKey(), property.getValue(), where));
            }
        }
        tensors.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        checkCover(tensors, dataSize, where);
        return new Header(Map.copyOf(metadata), List.copyOf(tensors));
    }

    private static void readMetadata(JsonNode node, Map<String, String> into, String where) {
        if (!node.isObject()) {
            throw new ModelFormatException(where + ": __metadata__ is not an object");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!property.getValue().isString()) {
                throw new ModelFormatException(
                        where + ": the __metadata__ value of '" + property.getKey() + "' is not a text");
            }
            into.put(property.getKey(), property.getValue().stringValue());
        }
    }

    private static TensorEntry entry(String name, JsonNode node, String where) {
        JsonNode dtype = node.path("dtype");
        JsonNode shape = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        if (!dtype.isString() || !shape.isArray() || !offsets.isArray() || offsets.size() != 2) {
            throw new ModelFormatException(
                    where + ": tensor '" + name + "' needs a dtype, a shape and two data_offsets in the header");
        }
        long[] dims = new long[shape.size()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = natural(shape.path(i), name, where);
        }
        return new TensorEntry(
                name,
                Dtype.of(dtype.stringValue(), where + ": tensor '" + name + "'"),
                dims,
                natural(offsets.path(0), name, where),
                natural(offsets.path(1), name, where));
    }

    private static long natural(JsonNode node, String name, String where) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new ModelFormatException(
                    where + ": tensor '" + name + "': " + node + " is not a natural number below 2^63");
        }
        return node.longValue();
    }

    private static void checkCover(List<TensorEntry> sorted, long dataSize, String where) {
        long expected = 0;
        for (TensorEntry tensor : sorted) {
            if (tensor.begin() != expected || tensor.end() < tensor.begin()) {
                throw new ModelFormatException(where + ": tensor '" + tensor.name() + "' takes the bytes "
                        + tensor.begin() + " to " + tensor.end() + ", but the one before ends at " + expected
                        + "; tensors must follow each other without holes or overlap");
            }
            long bits = tensor.count(where) * tensor.dtype().bits();
            if (bits % 8 != 0 || bits / 8 != tensor.end() - tensor.begin()) {
                throw new ModelFormatException(where + ": tensor '" + tensor.name() + "' has "
                        + (tensor.end() - tensor.begin()) + " bytes, its shape and dtype need " + bits / 8.0);
            }
            expected = tensor.end();
        }
        if (expected != dataSize) {
            throw new ModelFormatException(
                    where + ": the header describes " + expected + " bytes of data, the file has " + dataSize
                            + "; it is cut off or has something appended: download it again");
        }
    }
}

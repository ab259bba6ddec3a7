package dev.tagloop.models.internal.safetensors;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds a checkpoint's weights: one safetensors file, or shards with an index. Pickles are refused. */
public final class WeightFiles {
    /** The name of the single weights file. */
    public static final String SINGLE = "model.safetensors";

    private static final String INDEX = "model.safetensors.index.json";

    private WeightFiles() {}

    /** Whether a folder holds weights of any form, also of those that are refused. */
    public static boolean present(Path folder) {
        return Files.isRegularFile(folder.resolve(SINGLE))
                || Files.isRegularFile(folder.resolve(INDEX))
                || pickle(folder) != null;
    }

    /** Reads the wanted tensors by the names that the files give them. */
    public static Map<String, FloatTensor> read(Path folder, Predicate<String> wanted) {
        if (Files.isRegularFile(folder.resolve(SINGLE))) {
            return SafetensorsReader.read(folder.resolve(SINGLE), wanted);
        }
        if (Files.isRegularFile(folder.resolve(INDEX))) {
            return readShards(folder, wanted);
        }
        if (Files.isRegularFile(folder.resolve("adapter_config.json"))) {
            throw new ModelFormatException(folder + ": this is an adapter (PEFT), not a whole model; merge it into its"
                    + " base model and save that as safetensors");
        }
        String pickle = pickle(folder);
        if (pickle != null) {
            throw new ModelFormatException(folder.resolve(pickle)
                    + ": refused, because a pickle can run any program when it is loaded; save the model as safetensors"
                    + " (in Python: model.save_pretrained(dir, safe_serialization=True))");
        }
        throw new ModelFormatException(folder + ": no weights found, neither " + SINGLE + " nor " + INDEX);
    }

    private static String pickle(Path folder) {
        for (String name : new String[] {
            "pytorch_model.bin", "pytorch_model.bin.index.json", "model.pt", "model.pth", "model.pkl", "tf_model.h5"
        }) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return name;
            }
        }
        return null;
    }

    private static Map<String, FloatTensor> readShards(Path folder, Predicate<String> wanted) {
        Path indexFile = folder.resolve(INDEX);
        Map<String, Set<String>> namesByShard = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : weightMap(indexFile).properties()) {
            namesByShard
                    .computeIfAbsent(shardName(entry.getValue(), indexFile), shard -> new TreeSet<>())
                    .add(entry.getKey());
        }
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        namesByShard.forEach((shard, names) -> {
            Path file = folder.resolve(shard);
            if (!Files.isRegularFile(file)) {
                throw new ModelFormatException(
                        indexFile + " names the shard " + shard + ", which is missing: download it too");
            }
            Set<String> seen = new TreeSet<>();
            tensors.putAll(SafetensorsReader.read(file, name -> {
                seen.add(name);
                return names.contains(name) && wanted.test(name);
            }));
            names.stream()
                    .filter(name -> wanted.test(name) && !seen.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new ModelFormatException(indexFile + " places the float tensor '" + name + "' in " + shard
                                + ", where it is not");
                    });
        });
        return tensors;
    }

    private static JsonNode weightMap(Path indexFile) {
        try {
            JsonNode map = Json.object(Files.readAllBytes(indexFile), indexFile.toString())
                    .path("weight_map");
            if (!map.isObject()) {
                throw new ModelFormatException(indexFile + ": the object 'weight_map' is missing");
            }
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + indexFile, e);
        }
    }

    /** A shard must lie beside the index: a name with a path in it could read any file of the machine. */
    private static String shardName(JsonNode value, Path indexFile) {
        String name = value.isString() ? value.stringValue() : "";
        if (!name.endsWith(".safetensors") || name.contains("/") || name.contains("\\")) {
            throw new ModelFormatException(
                    indexFile + ": " + value + " is not the name of a safetensors file in the same folder");
        }
        return name;
    }
}

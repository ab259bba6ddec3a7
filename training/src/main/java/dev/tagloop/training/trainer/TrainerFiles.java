package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.LoraAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a model that a Trainer writes. Python's keeps its arguments as a pickle, which nobody should read; ours is
 * JSON under another name.
 */
final class TrainerFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String ADAPTER = "adapter";

    private TrainerFiles() {}

    /** Configuration, weights, tokenizer and arguments; adapters once more in a folder of their own. */
    static void model(Path folder, Checkpoint model, Optional<LoraAdapter> adapter, TrainingArguments arguments) {
        model.write(folder);
        adapter.ifPresent(apart -> apart.write(
                folder.resolve(ADAPTER), model.config().text("_name_or_path").orElse("")));
        write(folder.resolve("training_args.json"), arguments.json());
    }

    /** The adapters beside a model. */
    static Optional<LoraAdapter> adapter(Path folder) {
        Path apart = folder.resolve(ADAPTER);
        return Files.isDirectory(apart) ? Optional.of(LoraAdapter.read(apart)) : Optional.empty();
    }

    static void write(Path file, Map<String, ?> values) {
        text(file, JSON.writeValueAsString(values) + "\n");
    }

    static Map<String, Object> read(Path file) {
        try {
            return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static void text(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}

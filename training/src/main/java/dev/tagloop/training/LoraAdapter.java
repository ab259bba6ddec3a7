package dev.tagloop.training;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.TensorFile;
import dev.tagloop.training.internal.layers.Adapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a training with adapters of low rank has learned, beside the model that it began with: the adapters and the head. A
 * few hundred kilobytes, in the layout of Python's PEFT ({@code adapter_config.json}, {@code adapter_model.safetensors}),
 * with the {@code config.json} of the adapted model, so that its labels are not lost.
 */
public final class LoraAdapter {
    private static final String SETTINGS = "adapter_config.json";
    private static final String WEIGHTS = "adapter_model.safetensors";
    private static final String CONFIG = "config.json";
    private static final String PREFIX = "base_model.model.";
    private static final String DOWN = ".lora_A.weight";
    private static final String UP = ".lora_B.weight";

    private static final Map<String, String> TASKS = Map.of(
            "ForTokenClassification", "TOKEN_CLS",
            "ForSequenceClassification", "SEQ_CLS",
            "ForQuestionAnswering", "QUESTION_ANS",
            "ForConditionalGeneration", "SEQ_2_SEQ_LM");

    private final ModelConfig config;
    private final int rank;
    private final double alpha;
    private final List<String> targets;
    private final SortedMap<String, FloatTensor> tensors;

    private LoraAdapter(
            ModelConfig config, int rank, double alpha, List<String> targets, Map<String, FloatTensor> tensors) {
        this.config = config;
        this.rank = rank;
        this.alpha = alpha;
        this.targets = List.copyOf(targets);
        this.tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    }

    /**
     * An adapter of these parts.
     *
     * @param config of the adapted model
     * @param targets last names of the layers that have one
     * @param tensors of adapters and head, under the model's names
     */
    public static LoraAdapter of(
            ModelConfig config, int rank, double alpha, List<String> targets, Map<String, FloatTensor> tensors) {
        return new LoraAdapter(config, rank, alpha, targets, tensors);
    }

    /** Adapters and head, by name, sorted. */
    public Map<String, FloatTensor> tensors() {
        return tensors;
    }

    /**
     * Writes it.
     *
     * @param base what {@code base_model_name_or_path} says
     */
    public void write(Path folder, String base) {
        write(folder, base, TensorFile::write);
    }

    /** As the other one, in half the bytes: each number becomes the nearest of float16. */
    public void writeHalf(Path folder, String base) {
        write(folder, base, TensorFile::writeHalf);
    }

    /** How tensors become a file. */
    private interface Writing {
        void write(Path file, Map<String, String> metadata, List<TensorFile.Part> parts);
    }

    private void write(Path folder, String base, Writing writing) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("peft_type", "LORA");
        settings.put("task_type", task());
        settings.put("base_model_name_or_path", base);
        settings.put("r", rank);
        settings.put("lora_alpha", alpha == Math.rint(alpha) ? (Object) (long) alpha : (Object) alpha);
        settings.put("lora_dropout", 0.0);
        settings.put("target_modules", targets);
        settings.put("modules_to_save", heads());
        settings.put("bias", "none");
        settings.put("fan_in_fan_out", false);
        settings.put("init_lora_weights", true);
        settings.put("inference_mode", true);
        try {
            Files.createDirectories(folder);
            String json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(settings);
            Files.writeString(folder.resolve(SETTINGS), json + "\n", StandardCharsets.UTF_8);
            Files.writeString(folder.resolve(CONFIG), config.toJson(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the adapter into " + folder, e);
        }
        writing.write(
                folder.resolve(WEIGHTS),
                Map.of("format", "pt"),
                tensors.entrySet().stream()
                        .map(entry -> new TensorFile.Part(
                                PREFIX + entry.getKey(), entry.getValue().shape(), entry::getValue))
                        .toList());
    }

    private String task() {
        return config.architecture()
                .flatMap(name -> TASKS.entrySet().stream()
                        .filter(task -> name.endsWith(task.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(null);
    }

    private List<String> heads() {
        return tensors.keySet().stream()
                .filter(name -> !Adapters.isAdapter(name) && !name.equals(Checkpoint.WORD_SHAPE_TABLE))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .toList();
    }

    /**
     * Reads one that {@link #write} has written.
     *
     * @throws ModelFormatException if something is missing or damaged, or it is an adapter of another kind
     */
    public static LoraAdapter read(Path folder) {
        return read(folder.toString(), name -> {
            try {
                return Files.readAllBytes(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the adapter in " + folder, e);
            }
        });
    }

    /**
     * The same of files that lie elsewhere than in a folder.
     *
     * @param where what messages call the place
     * @param files the bytes of a file by its name
     */
    public static LoraAdapter read(String where, Function<String, byte[]> files) {
        JsonNode settings = JsonMapper.builder().build().readTree(files.apply(SETTINGS));
        if (!settings.path("peft_type").asString("").equals("LORA")
                || settings.path("r").asInt(0) < 1
                || settings.path("use_rslora").asBoolean(false)
                || settings.path("use_dora").asBoolean(false)) {
            throw new ModelFormatException(where + "/" + SETTINGS
                    + ": only plain LORA adapters are read, with a rank 'r' and without use_rslora and use_dora");
        }
        Map<String, FloatTensor> tensors = new TreeMap<>();
        TensorFile.read(files.apply(WEIGHTS), where + "/" + WEIGHTS, name -> name.startsWith(PREFIX))
                .forEach((name, tensor) -> tensors.put(name.substring(PREFIX.length()), tensor));
        return new LoraAdapter(
                ModelConfig.parse(new String(files.apply(CONFIG), StandardCharsets.UTF_8)),
                settings.path("r").asInt(),
                settings.path("lora_alpha").asDouble(settings.path("r").asInt()),
                settings.path("target_modules")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                tensors);
    }

    /**
     * The plain model: the products of the adapters added to the weights of the base, its head replaced.
     *
     * @throws ModelFormatException if it is an adapter of another model
     */
    public Checkpoint mergedInto(Checkpoint base) {
        Map<String, FloatTensor> weights = new TreeMap<>(base.weights());
        tensors.forEach((name, tensor) -> {
            if (!Adapters.isAdapter(name)) {
                weights.put(name, tensor);
            }
        });
        tensors.forEach((name, down) -> {
            if (name.endsWith(DOWN)) {
                String layer = name.substring(0, name.length() - DOWN.length());
                weights.put(layer + ".weight", merged(layer, weights.get(layer + ".weight"), down));
            }
        });
        return Checkpoint.of(config, weights, base.tokenizer());
    }

    private FloatTensor merged(String layer, FloatTensor weight, FloatTensor down) {
        FloatTensor up = tensors.get(layer + UP);
        boolean fits = weight != null
                && up != null
                && weight.rank() == 2
                && down.rank() == 2
                && up.rank() == 2
                && up.dim(0) == weight.dim(0)
                && down.dim(1) == weight.dim(1)
                && up.dim(1) == down.dim(0);
        if (!fits) {
            throw new ModelFormatException(
                    "the adapter beside '" + layer + "' does not fit the base model: it is one of another model");
        }
        return Adapters.sum(weight, up, down, alpha / rank);
    }
}

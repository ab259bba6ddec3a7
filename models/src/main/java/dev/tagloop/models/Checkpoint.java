package dev.tagloop.models;

import dev.tagloop.models.internal.safetensors.SafetensorsWriter;
import dev.tagloop.models.internal.safetensors.WeightFiles;
import dev.tagloop.models.internal.weights.Family;
import dev.tagloop.models.internal.weights.WeightNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model at rest: config, weights and tokenizer files, in Hugging Face layout on disk. Nothing native is needed to read,
 * write or inspect one, and it never changes.
 *
 * <p>Weights carry their Hugging Face names in one normal form: the family's prefix stands before every name of the body
 * ({@code bert.embeddings.word_embeddings.weight}, {@code bert.encoder.layer.0…}), also when the file is of a bare
 * encoder and lacks it; heads have none ({@code classifier.weight}). Names with {@code gamma}/{@code beta} are renamed,
 * stored {@code position_ids} are left out. Linear weights are {@code [out, in]}. All numbers are float32.
 *
 * <p><b>Extension of Tagloop.</b> A checkpoint may hold the table {@value #WORD_SHAPE_TABLE}, shape
 * {@code [WordShape.COUNT, hidden]}, with {@code "tagloop_word_shape": true} in its config: the row of each word's shape
 * is added to the embedding sum before its layer norm. Other loaders ignore both and compute the plain encoder, with
 * different results.
 */
public final class Checkpoint {
    /** The name of the word-shape table, where a checkpoint has one. */
    public static final String WORD_SHAPE_TABLE = "tagloop.word_shape_embeddings.weight";

    private static final String CONFIG = "config.json";
    private static final String GENERATION = "generation_config.json";

    private final ModelConfig config;
    private final Map<String, FloatTensor> weights;
    private final TokenizerFiles tokenizer;
    private final String origin;
    private final ModelConfig generation;

    private Checkpoint(
            ModelConfig config,
            Map<String, FloatTensor> weights,
            TokenizerFiles tokenizer,
            String origin,
            ModelConfig generation) {
        this.config = config;
        this.weights = weights;
        this.tokenizer = tokenizer;
        this.origin = origin;
        this.generation = generation;
    }

    /** A checkpoint of these parts; weight names are brought to the normal form. */
    public static Checkpoint of(ModelConfig config, Map<String, FloatTensor> weights, TokenizerFiles tokenizer) {
        return of(config, weights, tokenizer, "the checkpoint", null);
    }

    private static Checkpoint of(
            ModelConfig config,
            Map<String, FloatTensor> weights,
            TokenizerFiles tokenizer,
            String origin,
            ModelConfig generation) {
        TreeMap<String, FloatTensor> normal =
                new TreeMap<>(WeightNames.normalize(config.text("model_type").orElse(""), weights));
        if (config.wordShape() != normal.containsKey(WORD_SHAPE_TABLE)) {
            throw new ModelFormatException("config.json says tagloop_word_shape = " + config.wordShape()
                    + ", but the weights " + (config.wordShape() ? "lack " : "hold ") + WORD_SHAPE_TABLE);
        }
        return new Checkpoint(config, Collections.unmodifiableMap(normal), tokenizer, origin, generation);
    }

    /**
     * Reads a folder in Hugging Face layout: {@code config.json}, {@code model.safetensors} or shards with an index, and
     * the tokenizer's files. F16 and BF16 weights become float32.
     *
     * @throws ModelFormatException if something is missing, damaged, or a pickle
     */
    public static Checkpoint read(Path folder) {
        Path configFile = folder.resolve(CONFIG);
        if (!Files.isRegularFile(configFile)) {
            if (Files.isDirectory(folder) && WeightFiles.present(folder)) {
                throw new ModelFormatException(folder + ": there are weights but no config.json");
            }
            throw new ModelFormatException(
                    folder + ": no config.json here, so this is no model in Hugging Face layout");
        }
        try {
            ModelConfig config = ModelConfig.parse(Files.readString(configFile, StandardCharsets.UTF_8));
            return of(
                    config,
                    WeightFiles.read(folder, WeightNames::isWeight),
                    TokenizerFiles.read(folder),
                    folder.toString(),
                    generation(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + configFile, e);
        }
    }

    private static ModelConfig generation(Path folder) throws IOException {
        Path file = folder.resolve(GENERATION);
        return Files.isRegularFile(file)
                ? ModelConfig.parse(Files.readString(file, StandardCharsets.UTF_8), GENERATION)
                : null;
    }

    /** Writes {@code config.json}, {@code model.safetensors} and the tokenizer's files; the folder is made if needed. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(CONFIG), config.toJson(), StandardCharsets.UTF_8);
            if (generation != null) {
                Files.writeString(folder.resolve(GENERATION), generation.toJson(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the model into " + folder, e);
        }
        tokenizer.write(folder);
        SafetensorsWriter.write(folder.resolve(WeightFiles.SINGLE), weights);
    }

    public ModelConfig config() {
        return config;
    }

    /** {@code generation_config.json}: how the model writes; where that file is missing {@code config.json} tells it. */
    public ModelConfig generation() {
        return generation == null ? config : generation;
    }

    /** The same with other weights, so that nothing else of it gets lost. */
    public Checkpoint withWeights(Map<String, FloatTensor> values) {
        return of(config, values, tokenizer, origin, generation);
    }

    /** What training makes of it: another configuration and other weights, with its tokenizer and its way of writing. */
    public Checkpoint with(ModelConfig newConfig, Map<String, FloatTensor> values) {
        return of(newConfig, values, tokenizer, "the checkpoint", generation);
    }

    /** Where it came from, for messages: the folder it was read from, or "the checkpoint". */
    public String origin() {
        return origin;
    }

    /** All weights by normal name, sorted by name, unmodifiable. */
    public Map<String, FloatTensor> weights() {
        return weights;
    }

    /**
     * One weight by its normal name.
     *
     * @throws ModelFormatException if there is none
     */
    public FloatTensor weight(String name) {
        FloatTensor tensor = weights.get(name);
        if (tensor == null) {
            throw new ModelFormatException("the checkpoint has no weight '" + name + "'");
        }
        return tensor;
    }

    public TokenizerFiles tokenizer() {
        return tokenizer;
    }

    /** The labels by id; for a classifier whose config names none, {@code LABEL_0 …}; without a classifier empty. */
    public List<String> labels() {
        List<String> named = config.labels();
        if (!named.isEmpty()) {
            return named;
        }
        FloatTensor classifier = weights.getOrDefault("classifier.weight", weights.get("classifier.out_proj.weight"));
        return classifier == null ? List.of() : ModelConfig.numberedLabels(classifier.dim(0));
    }

    /** The prefix of the body's weights, such as {@code bert.}; empty for families without one. */
    public String bodyPrefix() {
        return Family.of(config.modelType()).map(Family::prefix).orElse("");
    }

    @Override
    public String toString() {
        return "Checkpoint[" + config.text("model_type").orElse("?") + ", " + weights.size() + " weights, labels "
                + labels() + "]";
    }
}

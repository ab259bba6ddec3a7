package dev.tagloop.models;

import dev.tagloop.models.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's {@code config.json}: typed access to what this library uses, every other key kept as it was read.
 *
 * <p>The key {@code tagloop_word_shape} is ours: {@code true} says that the weights hold a word-shape table (see
 * {@link WordShape}) which is added to the embeddings. {@code tagloop_no_answer_threshold} is ours, too: see
 * {@link #noAnswerThreshold()}.
 */
public final class ModelConfig {
    private static final String WORD_SHAPE = "tagloop_word_shape";
    private static final String NO_ANSWER_THRESHOLD = "tagloop_no_answer_threshold";
    private static final int T5_POSITIONS = 512;

    /** More than any classifier has; a file that asks for more is damaged, and its labels would fill the memory. */
    private static final int MOST_LABELS = 1 << 20;

    private final ObjectNode json;

    private ModelConfig(ObjectNode json) {
        this.json = json;
    }

    /**
     * Reads the text of a {@code config.json}.
     *
     * @throws ModelFormatException if it is not a JSON object
     */
    public static ModelConfig parse(String json) {
        return new ModelConfig(Json.object(json.getBytes(StandardCharsets.UTF_8), "config.json"));
    }

    static ModelConfig parse(String json, String file) {
        return new ModelConfig(Json.object(json.getBytes(StandardCharsets.UTF_8), file));
    }

    /** The text of {@code config.json}, with all keys in the order in which they were read. */
    public String toJson() {
        return Json.write(json) + "\n";
    }

    /** {@code model_type}: names the family, such as {@code bert}. */
    public String modelType() {
        return text("model_type")
                .orElseThrow(() -> new ModelFormatException(
                        "config.json: the key 'model_type' is missing, so the model's family is unknown"));
    }

    /** The first of {@code architectures}: the class that wrote the weights, such as {@code BertForTokenClassification}. */
    public Optional<String> architecture() {
        JsonNode first = json.path("architectures").path(0);
        return first.isString() ? Optional.of(first.stringValue()) : Optional.empty();
    }

    public int vocabSize() {
        return integer("vocab_size");
    }

    public int hiddenSize() {
        return integer("hidden_size", "dim", "d_model");
    }

    /** The width of the embeddings: differs from {@link #hiddenSize()} only where the file says so (ELECTRA). */
    public int embeddingSize() {
        return json.path("embedding_size").isNumber() ? integer("embedding_size") : hiddenSize();
    }

    /** The number of encoder layers. */
    public int layers() {
        return integer("num_hidden_layers", "n_layers", "encoder_layers", "num_layers");
    }

    public int attentionHeads() {
        return integer("num_attention_heads", "n_heads", "encoder_attention_heads", "num_heads");
    }

    public int intermediateSize() {
        return integer("intermediate_size", "hidden_dim", "encoder_ffn_dim", "d_ff");
    }

    /**
     * The rows of the position table; for RoBERTa this is two more than the longest sequence. T5 has no such table: what it
     * was trained on, where the file is silent.
     */
    public int maxPositions() {
        if (text("model_type").filter("t5"::equals).isPresent()) {
            return integer("n_positions", T5_POSITIONS);
        }
        return integer("max_position_embeddings", "n_positions");
    }

    /** The number of segment types; 0 where the family has none. */
    public int typeVocabSize() {
        return json.path("type_vocab_size").asInt(0);
    }

    /** The small number that layer norms add to the variance; where the file is silent, the family's own. */
    public double layerNormEps() {
        double own = switch (text("model_type").orElse("")) {
            case "deberta-v2" -> 1e-7;
            case "modernbert" -> 1e-5;
            case "t5" -> 1e-6;
            default -> 1e-12;
        };
        return number(own, "layer_norm_eps", "norm_eps", "layer_norm_epsilon");
    }

    public Activation activation() {
        return Activation.of(text("hidden_act")
                .or(() -> text("hidden_activation"))
                .or(() -> text("activation"))
                .or(() -> text("activation_function"))
                .orElse("gelu"));
    }

    public double hiddenDropout() {
        return number(0.1, "hidden_dropout_prob", "dropout");
    }

    public double attentionDropout() {
        return number(0.1, "attention_probs_dropout_prob", "attention_dropout");
    }

    /** Dropout before the classifier: {@code classifier_dropout}, or the hidden dropout where that is null. */
    public double classifierDropout() {
        return number(hiddenDropout(), "classifier_dropout");
    }

    /** The standard deviation of new weights. */
    public double initializerRange() {
        return number(0.02, "initializer_range");
    }

    /** The token of padding; where the file is silent, the family's own. */
    public int padTokenId() {
        int own = switch (text("model_type").orElse("")) {
            case "roberta", "xlm-roberta", "camembert", "mpnet", "bart" -> 1;
            default -> 0;
        };
        return json.path("pad_token_id").asInt(own);
    }

    /**
     * What the head answers: {@code single_label_classification}, {@code multi_label_classification} or
     * {@code regression}; empty where the file leaves it open.
     */
    public Optional<String> problemType() {
        return text("problem_type");
    }

    /** Whether the weights hold our word-shape table (an extension of Tagloop that other loaders ignore). */
    public boolean wordShape() {
        return json.path(WORD_SHAPE).asBoolean(false);
    }

    /**
     * The labels in the order of their ids: {@code id2label}, else {@code LABEL_0 …} for {@code num_labels}, else none.
     *
     * @throws ModelFormatException if the ids of {@code id2label} are not 0, 1, 2 …
     */
    public List<String> labels() {
        JsonNode map = json.path("id2label");
        if (!map.isObject()) {
            int count = integer("num_labels", 0);
            if (count < 0 || count > MOST_LABELS) {
                throw new ModelFormatException("config.json: 'num_labels' is " + count + ", not a number of labels");
            }
            return numberedLabels(count);
        }
        List<String> labels = new ArrayList<>();
        for (int id = 0; id < map.size(); id++) {
            JsonNode label = map.path(Integer.toString(id));
            if (!label.isString()) {
                throw new ModelFormatException("config.json: id2label has " + map.size()
                        + " entries, but none (or no text) for the id " + id + "; ids must run from 0 without gaps");
            }
            labels.add(label.stringValue());
        }
        return List.copyOf(labels);
    }

    static List<String> numberedLabels(int count) {
        List<String> labels = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            labels.add("LABEL_" + id);
        }
        return List.copyOf(labels);
    }

    /** A copy for a classifier with these labels: {@code id2label} and {@code label2id} replaced. */
    public ModelConfig withLabels(List<String> labels) {
        ObjectNode copy = json.deepCopy();
        copy.remove("num_labels");
        ObjectNode id2label = copy.putObject("id2label");
        ObjectNode label2id = copy.putObject("label2id");
        for (int id = 0; id < labels.size(); id++) {
            id2label.put(Integer.toString(id), labels.get(id));
            label2id.put(labels.get(id), id);
        }
        if (label2id.size() != labels.size()) {
            throw new IllegalArgumentException("labels must differ from each other: " + labels);
        }
        return new ModelConfig(copy);
    }

    /** A copy whose {@code architectures} holds this name alone. */
    public ModelConfig withArchitecture(String name) {
        ObjectNode copy = json.deepCopy();
        copy.putArray("architectures").add(name);
        return new ModelConfig(copy);
    }

    /** A copy that is marked, or not marked, as having the word-shape table. */
    public ModelConfig withWordShape(boolean present) {
        ObjectNode copy = json.deepCopy();
        copy.remove(WORD_SHAPE);
        if (present) {
            copy.put(WORD_SHAPE, true);
        }
        return new ModelConfig(copy);
    }

    /**
     * The doubt above which a model that answers questions withholds its answer ({@link BestAnswer#doubt()}); 0, what is
     * more likely, where the file is silent.
     */
    public double noAnswerThreshold() {
        return number(NO_ANSWER_THRESHOLD, 0.0);
    }

    /**
     * A copy with another threshold for answers.
     *
     * @throws IllegalArgumentException if it is no finite number
     */
    public ModelConfig withNoAnswerThreshold(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("a threshold for answers must be a number, got " + threshold);
        }
        ObjectNode copy = json.deepCopy();
        copy.put(NO_ANSWER_THRESHOLD, threshold);
        return new ModelConfig(copy);
    }

    /** A copy with one key set to a text, such as {@code _name_or_path}. */
    public ModelConfig with(String key, String value) {
        ObjectNode copy = json.deepCopy();
        copy.put(key, value);
        return new ModelConfig(copy);
    }

    /** The value of a key that holds text; empty if it is absent, null or of another kind. */
    public Optional<String> text(String key) {
        JsonNode value = json.path(key);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /**
     * A whole number of the file, or {@code fallback} where it is absent or null: what the family's original takes then.
     *
     * @throws ModelFormatException if the value is not a whole number
     */
    public int integer(String key, int fallback) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isNumber() || !value.canConvertToInt()) {
            throw new ModelFormatException("config.json: '" + key + "' is " + value + ", not a whole number");
        }
        return value.intValue();
    }

    /** The whole numbers of a key that holds one or an array of them; empty where it is absent or null. */
    public List<Integer> integers(String key) {
        JsonNode value = json.path(key);
        if (!value.isArray()) {
            return value.isNumber() ? List.of(integer(key, 0)) : List.of();
        }
        List<Integer> numbers = new ArrayList<>();
        value.forEach(entry -> {
            if (entry.isNumber() && entry.canConvertToInt()) {
                numbers.add(entry.intValue());
            }
        });
        return List.copyOf(numbers);
    }

    /**
     * A number of the file, or {@code fallback} where it is absent, null or no number.
     *
     * @param key a key, or a JSON pointer (RFC 6901) to one inside of other objects
     */
    public double number(String key, double fallback) {
        JsonNode value = key.startsWith("/") ? json.at(key) : json.path(key);
        return value.isNumber() ? value.doubleValue() : fallback;
    }

    /** A switch of the file, or {@code fallback} where it is absent, null or of another kind. */
    public boolean flag(String key, boolean fallback) {
        JsonNode value = json.path(key);
        return value.isBoolean() ? value.booleanValue() : fallback;
    }

    /** The texts of an array, or of one text with {@code |} between them, as DeBERTa writes it; empty where there is none. */
    public List<String> texts(String key) {
        JsonNode value = json.path(key);
        if (value.isString()) {
            return List.of(value.stringValue().split("\\|"));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(entry -> {
            if (entry.isString()) {
                texts.add(entry.stringValue());
            }
        });
        return List.copyOf(texts);
    }

    /** The object under a key as a config of its own; empty if there is none. */
    public Optional<ModelConfig> part(String key) {
        return json.path(key) instanceof ObjectNode object ? Optional.of(new ModelConfig(object)) : Optional.empty();
    }

    private int integer(String... names) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isNumber()) {
                if (!value.canConvertToInt() || value.intValue() < 0) {
                    throw new ModelFormatException("config.json: '" + name + "' is " + value + ", not a count");
                }
                return value.intValue();
            }
        }
        throw new ModelFormatException("config.json: the number '" + names[0] + "' is missing");
    }

    private double number(double fallback, String... names) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isNumber()) {
                return value.doubleValue();
            }
        }
        return fallback;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelConfig that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}

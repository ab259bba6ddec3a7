package dev.tagloop.models;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checkpoints without layers whose answers can be told in advance: each word of a small vocabulary has one of a few
 * directions as its embedding, and the heads read those.
 */
final class RuleModels {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

    private RuleModels() {}

    /** A text classifier that counts words: the label whose words are most in the text. Reads 16 tokens at once. */
    static Checkpoint counting(List<String> labels, Map<String, Integer> labelOfWord, String configKeys) {
        int hidden = 2 * labels.size();
        List<String> vocabulary = vocabulary(labelOfWord.keySet());
        Map<String, FloatTensor> weights = new HashMap<>();
        weights.put("model.embeddings.tok_embeddings.weight", table(vocabulary, labelOfWord, hidden));
        for (String norm : List.of("model.embeddings.norm", "model.final_norm", "head.norm")) {
            weights.put(norm + ".weight", ones(hidden));
        }
        weights.put("head.dense.weight", scaled(hidden, hidden, 4));
        weights.put("classifier.weight", scaled(labels.size(), hidden, 1));
        weights.put("classifier.bias", FloatTensor.zeros(labels.size()));
        ModelConfig config = ModelConfig.parse("""
                        {"architectures": ["ModernBertForSequenceClassification"], "model_type": "modernbert",
                         "hidden_size": %d, "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": 4,
                         "hidden_activation": "gelu", "classifier_activation": "relu", "classifier_pooling": "mean",
                         "max_position_embeddings": 16, "vocab_size": %d, "pad_token_id": 0%s}
                        """.formatted(hidden, vocabulary.size(), configKeys))
                .withLabels(labels);
        return Checkpoint.of(config, weights, tokenizer(vocabulary));
    }

    /** A reader whose answers begin at one word and end at another. Reads 32 tokens at once. */
    static Checkpoint reading(List<String> words, String start, String end) {
        Map<String, Integer> direction = new HashMap<>();
        words.forEach(word -> direction.put(word, word.equals(start) ? 0 : word.equals(end) ? 1 : 2));
        List<String> vocabulary = vocabulary(words);
        int hidden = 4;
        Map<String, FloatTensor> weights = distilBert(vocabulary, direction, hidden, 32);
        weights.put("qa_outputs.weight", scaled(2, hidden, 8));
        weights.put("qa_outputs.bias", FloatTensor.zeros(2));
        return Checkpoint.of(
                distilBertConfig("DistilBertForQuestionAnswering", vocabulary, hidden, 32),
                weights,
                tokenizer(vocabulary));
    }

    /** A guesser that puts one word into every mask. Reads 16 tokens at once. */
    static Checkpoint guessing(List<String> words, String guess) {
        Map<String, Integer> direction = new HashMap<>();
        words.forEach(word -> direction.put(word, word.equals(guess) ? 0 : 2));
        direction.put("[MASK]", 0);
        List<String> vocabulary = vocabulary(words);
        int hidden = 4;
        Map<String, FloatTensor> weights = distilBert(vocabulary, direction, hidden, 16);
        weights.put("vocab_transform.weight", scaled(hidden, hidden, 1));
        weights.put("vocab_transform.bias", FloatTensor.zeros(hidden));
        weights.put("vocab_layer_norm.weight", ones(hidden));
        weights.put("vocab_layer_norm.bias", FloatTensor.zeros(hidden));
        float[] bias = new float[vocabulary.size()];
        bias[vocabulary.indexOf("[MASK]")] = -10;
        weights.put("vocab_projector.bias", FloatTensor.of(new int[] {bias.length}, bias));
        return Checkpoint.of(
                distilBertConfig("DistilBertForMaskedLM", vocabulary, hidden, 16), weights, tokenizer(vocabulary));
    }

    private static Map<String, FloatTensor> distilBert(
            List<String> vocabulary, Map<String, Integer> direction, int hidden, int positions) {
        return new HashMap<>(Map.of(
                "distilbert.embeddings.word_embeddings.weight", table(vocabulary, direction, hidden),
                "distilbert.embeddings.position_embeddings.weight", FloatTensor.zeros(positions, hidden),
                "distilbert.embeddings.LayerNorm.weight", ones(hidden),
                "distilbert.embeddings.LayerNorm.bias", FloatTensor.zeros(hidden)));
    }

    private static ModelConfig distilBertConfig(
            String architecture, List<String> vocabulary, int hidden, int positions) {
        return ModelConfig.parse("""
                {"architectures": ["%s"], "model_type": "distilbert", "dim": %d, "n_layers": 0, "n_heads": 1,
                 "hidden_dim": 4, "activation": "relu", "max_position_embeddings": %d, "vocab_size": %d,
                 "pad_token_id": 0}
                """.formatted(architecture, hidden, positions, vocabulary.size()));
    }

    private static List<String> vocabulary(Iterable<String> words) {
        List<String> vocabulary = new ArrayList<>(SPECIAL);
        words.forEach(word -> {
            if (!vocabulary.contains(word)) {
                vocabulary.add(word);
            }
        });
        return vocabulary;
    }

    /** One row a word: 1 in its direction; words without one point in the last direction. */
    private static FloatTensor table(List<String> vocabulary, Map<String, Integer> direction, int width) {
        float[] rows = new float[vocabulary.size() * width];
        for (int id = 0; id < vocabulary.size(); id++) {
            rows[id * width + direction.getOrDefault(vocabulary.get(id), width - 1)] = 1;
        }
        return FloatTensor.of(new int[] {vocabulary.size(), width}, rows);
    }

    private static FloatTensor scaled(int rows, int columns, float factor) {
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            numbers[i * columns + i] = factor;
        }
        return FloatTensor.of(new int[] {rows, columns}, numbers);
    }

    private static FloatTensor ones(int count) {
        float[] numbers = new float[count];
        Arrays.fill(numbers, 1);
        return FloatTensor.of(new int[] {count}, numbers);
    }

    private static TokenizerFiles tokenizer(List<String> vocabulary) {
        return TokenizerFiles.of(
                Map.of(TokenizerFiles.VOCAB_TXT, String.join("\n", vocabulary).getBytes(StandardCharsets.UTF_8)));
    }
}

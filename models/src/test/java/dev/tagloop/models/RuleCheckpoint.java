package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint without layers, with MiniLM's tokenizer, that labels words by a list: its embeddings are the labels. What
 * it answers can be told in advance, whatever surrounds a word.
 */
final class RuleCheckpoint {
    static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
    private static final int VOCABULARY = 30522;

    private RuleCheckpoint() {}

    /** @param labelByPiece the label of single word pieces; all others are {@code O} */
    static Checkpoint of(Map<String, String> labelByPiece) {
        return of(labelByPiece, false);
    }

    /** @param upperIsLocation adds a word-shape table that makes every word in capitals a {@code B-LOC} */
    static Checkpoint of(Map<String, String> labelByPiece, boolean upperIsLocation) {
        int hidden = LABELS.size();
        float[] words = new float[VOCABULARY * hidden];
        for (int id = 0; id < VOCABULARY; id++) {
            words[id * hidden] = 1;
        }
        TokenizerFiles tokenizer = MiniLm.tokenizer();
        try (FastTokenizer fast =
                FastTokenizer.of(tokenizer.get(TokenizerFiles.TOKENIZER_JSON).orElseThrow(), 512)) {
            new TreeMap<>(labelByPiece).forEach((piece, label) -> {
                int id = fast.encode(Text.of(piece)).ids()[1];
                words[id * hidden] = 0;
                words[id * hidden + LABELS.indexOf(label)] = 1;
            });
        }
        float[] identity = new float[hidden * hidden];
        for (int i = 0; i < hidden; i++) {
            identity[i * hidden + i] = 3;
        }
        float[] ones = {1, 1, 1, 1, 1};
        Map<String, FloatTensor> weights = new HashMap<>(Map.of(
                "bert.embeddings.word_embeddings.weight", FloatTensor.of(new int[] {VOCABULARY, hidden}, words),
                "bert.embeddings.position_embeddings.weight", FloatTensor.zeros(512, hidden),
                "bert.embeddings.token_type_embeddings.weight", FloatTensor.zeros(2, hidden),
                "bert.embeddings.LayerNorm.weight", FloatTensor.of(new int[] {hidden}, ones),
                "bert.embeddings.LayerNorm.bias", FloatTensor.zeros(hidden),
                "classifier.weight", FloatTensor.of(new int[] {hidden, hidden}, identity),
                "classifier.bias", FloatTensor.zeros(hidden)));
        if (upperIsLocation) {
            float[] shapes = new float[WordShape.COUNT * hidden];
            shapes[WordShape.UPPER.row() * hidden + LABELS.indexOf("B-LOC")] = 5;
            weights.put(Checkpoint.WORD_SHAPE_TABLE, FloatTensor.of(new int[] {WordShape.COUNT, hidden}, shapes));
        }
        ModelConfig config = ModelConfig.parse("""
                        {"architectures": ["BertForTokenClassification"], "model_type": "bert", "hidden_size": 5,
                         "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": 5, "hidden_act": "gelu",
                         "max_position_embeddings": 512, "type_vocab_size": 2, "vocab_size": 30522, "pad_token_id": 0}
                        """).withLabels(LABELS).withWordShape(upperIsLocation);
        return Checkpoint.of(config, weights, tokenizer);
    }
}

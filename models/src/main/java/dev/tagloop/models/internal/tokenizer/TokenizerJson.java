package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.TokenizerFiles;
import dev.tagloop.models.internal.Json;
import dev.tagloop.models.internal.weights.Family;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is read from a checkpoint's tokenizer files before the native library sees them. */
public final class TokenizerJson {
    private TokenizerJson() {}

    /**
     * The bytes of {@code tokenizer.json}, or of one made from {@code vocab.txt}.
     *
     * @throws ModelFormatException if there is neither
     */
    public static byte[] of(TokenizerFiles files) {
        Optional<byte[]> complete = files.get(TokenizerFiles.TOKENIZER_JSON);
        if (complete.isPresent()) {
            return complete.get();
        }
        byte[] vocabulary = files.get(TokenizerFiles.VOCAB_TXT)
                .orElseThrow(() -> new ModelFormatException("the model has no tokenizer.json and no vocab.txt (found: "
                        + files.names() + "); save its fast tokenizer beside the weights"));
        return WordPieceJson.of(vocabulary, config(files));
    }

    /**
     * The longest sequence, special tokens included: {@code model_max_length} where it is a real limit, and never more
     * than the position table holds.
     */
    public static int maxLength(TokenizerFiles files, ModelConfig config) {
        int positions = config.maxPositions();
        boolean offset = Family.of(config.modelType())
                .filter(family -> family == Family.ROBERTA || family == Family.MPNET)
                .isPresent();
        int table = offset ? positions - config.padTokenId() - 1 : positions;
        double claimed = config(files).path("model_max_length").asDouble(table);
        return claimed >= 1 ? (int) Math.min(table, claimed) : table;
    }

    static JsonNode config(TokenizerFiles files) {
        return files.get(TokenizerFiles.TOKENIZER_CONFIG)
                .<JsonNode>map(bytes -> Json.object(bytes, TokenizerFiles.TOKENIZER_CONFIG))
                .orElseGet(Json::newObject);
    }
}

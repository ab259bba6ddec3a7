package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.TokenizerFiles;
import dev.tagloop.models.internal.Json;
import dev.tagloop.models.internal.weights.Family;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is read from a checkpoint's tokenizer files before the native library sees them. */
public final class TokenizerJson {
    private TokenizerJson() {}

    /**
     * The bytes of {@code tokenizer.json}, or of one made from {@code vocab.txt}, or from {@code vocab.json} and
     * {@code merges.txt}.
     *
     * @throws ModelFormatException if there is none of them
     */
    public static byte[] of(TokenizerFiles files) {
        Optional<byte[]> complete = files.get(TokenizerFiles.TOKENIZER_JSON);
        if (complete.isPresent()) {
            return complete.get();
        }
        SpecialTokens names = SpecialTokens.of(files);
        Optional<byte[]> pieces = files.get(TokenizerFiles.VOCAB_TXT);
        if (pieces.isPresent()) {
            return WordPieceJson.of(pieces.get(), names);
        }
        Optional<byte[]> vocabulary = files.get(TokenizerFiles.VOCAB_JSON);
        Optional<byte[]> merges = files.get(TokenizerFiles.MERGES_TXT);
        if (vocabulary.isPresent() && merges.isPresent()) {
            return BytePairJson.of(vocabulary.get(), merges.get(), names);
        }
        throw new ModelFormatException("the model has no tokenizer.json, no vocab.txt, and not both vocab.json and"
                + " merges.txt (found: " + files.names() + "); save its fast tokenizer beside the weights");
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

    /**
     * The token of masked words.
     *
     * @param token its text
     * @param id its row of the vocabulary
     */
    public record Mask(String token, int id) {}

    /**
     * The mask of a tokenizer: the token that the config files name, else the one of the usual names.
     *
     * @throws ModelFormatException if it has none
     */
    public static Mask mask(TokenizerFiles files) {
        JsonNode added = Json.object(of(files), TokenizerFiles.TOKENIZER_JSON).path("added_tokens");
        List<String> names =
                SpecialTokens.of(files).token("mask_token").map(List::of).orElse(List.of("[MASK]", "<mask>"));
        for (JsonNode token : added) {
            if (names.contains(token.path("content").asString(""))
                    && token.path("id").canConvertToInt()) {
                return new Mask(
                        token.path("content").stringValue(), token.path("id").intValue());
            }
        }
        throw new ModelFormatException(
                "the tokenizer has no mask token (looked for " + names + "), so no words can be guessed with it");
    }

    static JsonNode config(TokenizerFiles files) {
        return files.get(TokenizerFiles.TOKENIZER_CONFIG)
                .<JsonNode>map(bytes -> Json.object(bytes, TokenizerFiles.TOKENIZER_CONFIG))
                .orElseGet(Json::newObject);
    }
}

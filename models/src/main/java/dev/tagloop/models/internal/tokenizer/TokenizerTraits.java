package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.internal.Json;
import dev.tagloop.models.internal.tagging.TokenScheme;
import tools.jackson.databind.JsonNode;

/**
 * What a pipeline must know of a tokenizer beyond its tokens.
 *
 * @param scheme how pieces of words are marked
 * @param unknownToken stands for what the vocabulary lacks; empty where there is none
 */
public record TokenizerTraits(TokenScheme scheme, String unknownToken) {

    /** Reads a {@code tokenizer.json}. */
    public static TokenizerTraits of(byte[] tokenizerJson) {
        JsonNode json = Json.object(tokenizerJson, "tokenizer.json");
        JsonNode model = json.path("model");
        return new TokenizerTraits(scheme(json, model), unknownToken(model));
    }

    private static TokenScheme scheme(JsonNode json, JsonNode model) {
        // The original asks for the prefix, not for the model's type.
        if (!model.path("continuing_subword_prefix").asString("").isEmpty()) {
            return TokenScheme.WORD_PIECE;
        }
        String decoder = json.path("decoder").toString();
        return decoder.contains("\"Metaspace\"") ? TokenScheme.METASPACE : TokenScheme.BYTE_LEVEL;
    }

    private static String unknownToken(JsonNode model) {
        if (model.path("unk_token").isString()) {
            return model.path("unk_token").stringValue();
        }
        // Unigram: the vocabulary is a list of [token, score], the unknown one is named by its place.
        return model.path("unk_id").isNumber()
                ? model.path("vocab").path(model.path("unk_id").asInt()).path(0).asString("")
                : "";
    }
}

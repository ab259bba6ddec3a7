package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.TokenizerFiles;
import dev.tagloop.models.internal.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What {@code tokenizer_config.json}, and for names of tokens also {@code special_tokens_map.json}, say. */
public final class SpecialTokens {
    private final JsonNode config;
    private final JsonNode map;

    private SpecialTokens(JsonNode config, JsonNode map) {
        this.config = config;
        this.map = map;
    }

    /** Reads both files; one that is absent says nothing. */
    public static SpecialTokens of(TokenizerFiles files) {
        return new SpecialTokens(
                read(files, TokenizerFiles.TOKENIZER_CONFIG), read(files, TokenizerFiles.SPECIAL_TOKENS_MAP));
    }

    private static JsonNode read(TokenizerFiles files, String name) {
        return files.get(name).<JsonNode>map(bytes -> Json.object(bytes, name)).orElseGet(Json::newObject);
    }

    /** The token under a key such as {@code mask_token}; empty where no file names it. */
    public Optional<String> token(String key) {
        for (JsonNode file : new JsonNode[] {config, map}) {
            JsonNode value = file.path(key);
            JsonNode content = value.isObject() ? value.path("content") : value;
            if (content.isString()) {
                return Optional.of(content.stringValue());
            }
        }
        return Optional.empty();
    }

    String token(String key, String fallback) {
        return token(key).orElse(fallback);
    }

    boolean flag(String key, boolean fallback) {
        return config.path(key).isBoolean() ? config.path(key).booleanValue() : fallback;
    }

    JsonNode value(String key) {
        return config.path(key);
    }
}

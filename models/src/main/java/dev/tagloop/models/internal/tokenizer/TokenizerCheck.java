package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Refuses a {@code tokenizer.json} whose faults the native library does not report: on these it ends the whole process.
 * All others it refuses itself.
 */
public final class TokenizerCheck {
    private TokenizerCheck() {}

    /**
     * Looks through a file.
     *
     * @throws ModelFormatException if the library must not see it
     */
    public static void check(byte[] tokenizerJson) {
        JsonNode json = Json.object(tokenizerJson, "tokenizer.json");
        normalizer(json.path("normalizer"));
        templates(json.path("post_processor"));
        merges(json.path("model"));
        strip(json.path("decoder"));
    }

    private static void normalizer(JsonNode node) {
        boolean precompiled = node.path("type").asString("").equals("Precompiled");
        if (precompiled || node.has("precompiled_charsmap")) {
            JsonNode map = node.path("precompiled_charsmap");
            if (!map.isString()) {
                throw damaged("a normalizer lacks its precompiled_charsmap");
            }
            CharsMap.check(map.stringValue());
        }
        node.forEach(TokenizerCheck::normalizer);
    }

    /** Every special token of a template must be among those that it defines. */
    private static void templates(JsonNode node) {
        if (node.isObject() && (node.has("single") || node.has("pair"))) {
            JsonNode defined = node.path("special_tokens");
            for (String template : new String[] {"single", "pair"}) {
                for (JsonNode piece : node.path(template)) {
                    JsonNode id = piece.path("SpecialToken").path("id");
                    if (!id.isMissingNode() && !defined.has(id.asString(""))) {
                        throw damaged("the template '" + template + "' of its post_processor uses the special token "
                                + id + ", which special_tokens does not define");
                    }
                }
            }
        }
        node.forEach(TokenizerCheck::templates);
    }

    /** The second token of a merge loses the prefix of pieces inside a word, which it must have. */
    private static void merges(JsonNode model) {
        String prefix = model.path("continuing_subword_prefix").asString("");
        if (prefix.isEmpty()) {
            return;
        }
        for (JsonNode merge : model.path("merges")) {
            String second = merge.isArray()
                    ? merge.path(1).asString("")
                    : merge.asString("").substring(merge.asString("").indexOf(' ') + 1);
            boolean ascii = prefix.length() == prefix.getBytes(StandardCharsets.UTF_8).length;
            if (!ascii || !second.startsWith(prefix)) {
                throw damaged(
                        "the merge " + merge + " does not go on with the continuing_subword_prefix '" + prefix + "'");
            }
        }
    }

    /** Cutting off the end of tokens fails on tokens that are shorter. */
    private static void strip(JsonNode node) {
        if (node.isObject() && node.path("stop").asInt(0) > 0 && node.has("content")) {
            throw damaged("its decoder cuts off the end of tokens, which is not supported");
        }
        node.forEach(TokenizerCheck::strip);
    }

    static ModelFormatException damaged(String what) {
        return new ModelFormatException("tokenizer.json cannot be used: " + what);
    }
}

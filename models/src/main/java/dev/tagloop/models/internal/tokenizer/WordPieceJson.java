package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the {@code tokenizer.json} of a BERT tokenizer of which only {@code vocab.txt} was saved: line number = id, pieces
 * inside a word begin with {@code ##}, lower case unless {@code tokenizer_config.json} says otherwise.
 */
final class WordPieceJson {
    private WordPieceJson() {}

    static byte[] of(byte[] vocabTxt, JsonNode config) {
        // strip() would also take the odd blanks that are tokens of some vocabularies.
        List<String> lines = new String(vocabTxt, StandardCharsets.UTF_8)
                .lines()
                .map(String::stripTrailing)
                .toList();
        ObjectNode json = Json.newObject();
        json.put("version", "1.0").putNull("truncation").putNull("padding");
        String cls = token(config, "cls_token", "[CLS]");
        String sep = token(config, "sep_token", "[SEP]");
        String unknown = token(config, "unk_token", "[UNK]");
        ArrayNode added = json.putArray("added_tokens");
        for (String special : List.of(
                token(config, "pad_token", "[PAD]"), unknown, cls, sep, token(config, "mask_token", "[MASK]"))) {
            added.addObject()
                    .put("id", id(lines, special))
                    .put("content", special)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        ObjectNode normalizer = json.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put(
                        "handle_chinese_chars",
                        config.path("tokenize_chinese_chars").asBoolean(true))
                .put("lowercase", config.path("do_lower_case").asBoolean(true));
        normalizer.set(
                "strip_accents",
                config.path("strip_accents").isBoolean() ? config.path("strip_accents") : json.nullNode());
        json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        postProcessor(json.putObject("post_processor"), cls, id(lines, cls), sep, id(lines, sep));
        json.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        ObjectNode model = json.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", unknown)
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < lines.size(); id++) {
            vocabulary.put(lines.get(id), id);
        }
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static void postProcessor(ObjectNode into, String cls, int clsId, String sep, int sepId) {
        into.put("type", "BertProcessing");
        into.putArray("sep").add(sep).add(sepId);
        into.putArray("cls").add(cls).add(clsId);
    }

    private static String token(JsonNode config, String key, String fallback) {
        JsonNode value = config.path(key);
        JsonNode content = value.isObject() ? value.path("content") : value;
        return content.isString() ? content.stringValue() : fallback;
    }

    private static int id(List<String> lines, String token) {
        int id = lines.indexOf(token);
        if (id < 0) {
            throw new ModelFormatException("vocab.txt lacks the special token " + token);
        }
        return id;
    }
}

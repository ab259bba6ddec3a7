package dev.tagloop.models;

import dev.tagloop.models.internal.tokenizer.TokenizerJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Small tokenizers of the three kinds, made as files of models are. */
final class TinyTokenizers {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Limits as some files have them: they would cut a text at 6 tokens and fill it up to 9. */
    static final String LIMITS = """
            "truncation": {"direction": "Right", "max_length": 6, "strategy": "LongestFirst", "stride": 0},
            "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": null, "pad_id": 1,
                        "pad_type_id": 0, "pad_token": "<pad>"}""";

    private TinyTokenizers() {}

    /** Byte-level BPE out of {@code vocab.json} and {@code merges.txt}, with a few merges. */
    static TokenizerFiles bytePairs() {
        List<String> merges = List.of("Ġ a", "Ġ B", "e r", "l i", "ĠB er", "li n", "ĠBer lin", "Ã ¼", "ð Ł");
        Map<String, Integer> vocabulary = new TreeMap<>();
        List<String> tokens = new ArrayList<>(List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>"));
        char next = 0x100;
        for (int value = 0; value < 256; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
            tokens.add(String.valueOf(printable ? (char) value : next++));
        }
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        tokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
        return TokenizerFiles.of(Map.of(
                "vocab.json", bytes(MAPPER.writeValueAsString(vocabulary)),
                "merges.txt", bytes("#version: 0.2\n" + String.join("\n", merges) + "\n")));
    }

    /** The same as a {@code tokenizer.json} that keeps the blank in a token's span and has limits baked in. */
    static byte[] bytePairsWithBlanksAndLimits() {
        String json = new String(TokenizerJson.of(bytePairs()), StandardCharsets.UTF_8);
        return bytes(json.replaceAll("\"trim_offsets\" ?: ?true", "\"trim_offsets\": false")
                .replaceAll("\"truncation\" ?: ?null,\\s*\"padding\" ?: ?null", LIMITS));
    }

    /** SentencePiece's unigram model: blanks become U+2581, compatibility forms are folded. */
    static byte[] unigram(boolean limits) {
        List<String> pieces = new ArrayList<>(List.of("▁", "▁Berlin", "▁a", "er", "in", "lin", "▁Zü", "rich", "fi"));
        for (char letter = '!'; letter <= '~'; letter++) {
            pieces.add(String.valueOf(letter));
        }
        pieces.addAll(List.of("ü", "ö", "é", "😀", "漢", "字"));
        StringBuilder vocabulary =
                new StringBuilder("[\"<s>\", 0.0], [\"<pad>\", 0.0], [\"</s>\", 0.0], [\"<unk>\", 0.0]");
        for (int i = 0; i < pieces.size(); i++) {
            vocabulary
                    .append(", [")
                    .append(MAPPER.writeValueAsString(pieces.get(i)))
                    .append(", ")
                    .append(pieces.get(i).length() > 1 ? -2.0 : -5.0)
                    .append(']');
        }
        return bytes("""
                {"version": "1.0", %s, "added_tokens": [%s, %s, %s, %s],
                 "normalizer": {"type": "NFKC"},
                 "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
                 "post_processor": {"type": "TemplateProcessing",
                   "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                              {"SpecialToken": {"id": "</s>", "type_id": 0}}],
                   "pair": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                            {"SpecialToken": {"id": "</s>", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}},
                            {"Sequence": {"id": "B", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
                   "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                                      "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}},
                 "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
                 "model": {"type": "Unigram", "unk_id": 3, "byte_fallback": false, "vocab": [%s]}}
                """.formatted(
                        limits ? LIMITS : "\"truncation\": null, \"padding\": null",
                        added(0, "<s>"),
                        added(1, "<pad>"),
                        added(2, "</s>"),
                        added(3, "<unk>"),
                        vocabulary));
    }

    private static String added(int id, String token) {
        return """
                {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
                 "special": true}""".formatted(id, token);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

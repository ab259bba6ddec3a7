package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the {@code tokenizer.json} of a BERT tokenizer of which only {@code vocab.txt} was saved: line number = id, pieces
 * inside a word begin with {@code ##}, lower case unless {@code tokenizer_config.json} says otherwise.
 */
final class WordPieceJson {
    private WordPieceJson() {}

    static byte[] of(byte[] vocabTxt, SpecialTokens names) {
        // strip() would also take the odd blanks that are tokens of some vocabularies.
        List<String> lines = new String(vocabTxt, StandardCharsets.UTF_8)
                .lines()
                .map(String::stripTrailing)
                .toList();
        ObjectNode json = Json.newObject();
        json.put("version", "1.0").putNull("truncation").putNull("padding");
        // MPNet has BERT's pieces with RoBERTa's names for what is special.
        boolean roberta = !lines.contains("[CLS]") && lines.contains("<s>");
        String cls = names.token("cls_token", roberta ? "<s>" : "[CLS]");
        String sep = names.token("sep_token", roberta ? "</s>" : "[SEP]");
        String unknown = names.token("unk_token", "[UNK]");
        ArrayNode added = json.putArray("added_tokens");
        for (String special : List.of(
                names.token("pad_token", roberta ? "<pad>" : "[PAD]"),
                unknown,
                cls,
                sep,
                names.token("mask_token", roberta ? "<mask>" : "[MASK]"))) {
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
                .put("handle_chinese_chars", names.flag("tokenize_chinese_chars", true))
                .put("lowercase", names.flag("do_lower_case", true));
        normalizer.set(
                "strip_accents",
                names.value("strip_accents").isBoolean() ? names.value("strip_accents") : json.nullNode());
        json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        ObjectNode post = json.putObject("post_processor");
        if (roberta) {
            post.put("type", "RobertaProcessing").put("trim_offsets", true).put("add_prefix_space", false);
        } else {
            post.put("type", "BertProcessing");
        }
        post.putArray("sep").add(sep).add(id(lines, sep));
        post.putArray("cls").add(cls).add(id(lines, cls));
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

    private static int id(List<String> lines, String token) {
        int id = lines.indexOf(token);
        if (id < 0) {
            throw new ModelFormatException("vocab.txt lacks the special token " + token);
        }
        return id;
    }
}

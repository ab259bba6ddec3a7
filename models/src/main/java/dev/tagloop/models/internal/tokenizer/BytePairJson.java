package dev.tagloop.models.internal.tokenizer;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the {@code tokenizer.json} of a RoBERTa tokenizer of which only {@code vocab.json} and {@code merges.txt} were
 * saved: byte-level BPE (Radford et al. 2019), with the special tokens that the config files name.
 */
final class BytePairJson {
    private BytePairJson() {}

    static byte[] of(byte[] vocabJson, byte[] mergesTxt, SpecialTokens names) {
        ObjectNode vocabulary = Json.object(vocabJson, "vocab.json");
        boolean prefixSpace = names.flag("add_prefix_space", false);
        String cls = names.token("cls_token", "<s>");
        String sep = names.token("sep_token", "</s>");
        ObjectNode json = Json.newObject();
        json.put("version", "1.0").putNull("truncation").putNull("padding");
        ArrayNode added = json.putArray("added_tokens");
        String mask = names.token("mask_token", "<mask>");
        Set<String> special = new TreeSet<>(List.of(
                cls,
                sep,
                names.token("bos_token", cls),
                names.token("eos_token", sep),
                names.token("pad_token", "<pad>"),
                names.token("unk_token", "<unk>"),
                mask));
        special.stream()
                .filter(token -> vocabulary.path(token).isIntegralNumber())
                .sorted((a, b) -> Integer.compare(id(vocabulary, a), id(vocabulary, b)))
                .forEach(token -> added.addObject()
                        .put("id", id(vocabulary, token))
                        .put("content", token)
                        .put("single_word", false)
                        // The blank before a mask belongs to the mask, so that the word in its place is guessed with
                        // one.
                        .put("lstrip", token.equals(mask))
                        .put("rstrip", false)
                        .put("normalized", true)
                        .put("special", true));
        json.putNull("normalizer");
        byteLevel(json.putObject("pre_tokenizer"), prefixSpace);
        ObjectNode post = json.putObject("post_processor")
                .put("type", "RobertaProcessing")
                .put("trim_offsets", true)
                .put("add_prefix_space", prefixSpace);
        post.putArray("sep").add(sep).add(id(vocabulary, sep));
        post.putArray("cls").add(cls).add(id(vocabulary, cls));
        byteLevel(json.putObject("decoder"), true);
        ObjectNode model = json.putObject("model")
                .put("type", "BPE")
                .putNull("dropout")
                .putNull("unk_token")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false);
        model.set("vocab", vocabulary);
        ArrayNode merges = model.putArray("merges");
        new String(mergesTxt, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .forEach(merges::add);
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static void byteLevel(ObjectNode into, boolean prefixSpace) {
        into.put("type", "ByteLevel")
                .put("add_prefix_space", prefixSpace)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    private static int id(JsonNode vocabulary, String token) {
        JsonNode id = vocabulary.path(token);
        if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0) {
            throw new ModelFormatException("vocab.json lacks the special token " + token);
        }
        return id.intValue();
    }
}

package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.tokenizer.TokenizerJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The native library ends the process on some files. None of these reaches it, and what does is refused in words. */
class HostileTokenizersTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String UNIGRAM = new String(TinyTokenizers.unigram(false), StandardCharsets.UTF_8);

    private static final List<String> VALUES =
            List.of("-1", "4294967295", "1e400", "null", "\"x\"", "\"\"", "[]", "{}", "[1]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"SpecialToken\": {\"id\": \"<s>\"' | '{\"SpecialToken\": {\"id\": \"<x>\"' | special_tokens does not",
                "'\"</s>\": {\"id\": \"</s>\", \"ids\"' | '\"<y>\": {\"id\": \"</s>\", \"ids\"' | special_tokens does not",
                "'{\"type\": \"NFKC\"}' | '{\"type\": \"Precompiled\"}' | lacks its precompiled_charsmap",
                "'{\"type\": \"NFKC\"}' | '{\"type\": \"Sequence\", \"normalizers\": [{\"precompiled_charsmap\": \"AA\"}]}' |"
                        + " cut off",
                "'{\"type\": \"NFKC\"}' | '{\"type\": \"Precompiled\", \"precompiled_charsmap\": \"%\"}' | Base64",
                "'\"decoder\": {' | '\"decoder\": {\"stop\": 3, \"content\": \"a\",' | decoder",
            })
    void whatWouldEndTheProcessIsRefused(String from, String to, String reason) {
        assertThat(UNIGRAM).contains(from);
        assertThatThrownBy(() -> open(UNIGRAM.replace(from, to)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("tokenizer.json cannot be used")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"##", "Ġ", "longer than any token"})
    void mergesThatLackThePrefixOfPiecesAreRefused(String prefix) {
        String json = new String(TokenizerJson.of(TinyTokenizers.bytePairs()), StandardCharsets.UTF_8)
                .replaceAll("(\"continuing_subword_prefix\" ?: ?)\"\"", "$1\"" + prefix + "\"");
        assertThat(json).contains("\"" + prefix + "\"");
        assertThatThrownBy(() -> open(json))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("continuing_subword_prefix");
    }

    @Test
    void aWholeTableOfTheNormalizerIsUsedAndADamagedOneRefused() {
        int[] units = new int[512];
        units[0] = 256 << 10;
        // 'A' leads to the leaf at 300, which holds the place of the first text.
        units[256 ^ 'A'] = (256 ^ 'A' ^ 300) << 10 | 1 << 8 | 'A';
        units[300] = Integer.MIN_VALUE;
        try (FastTokenizer tokenizer = FastTokenizer.of(withTable(table(units, "b\0")), 16)) {
            assertThat(tokenizer.encode(Text.of("A")).tokens()).contains("b");
        }
        units[300] = Integer.MIN_VALUE | 99;
        assertThatThrownBy(() -> FastTokenizer.of(withTable(table(units, "b\0")), 16))
                .hasMessageContaining("beside its texts");
        units[256 ^ 'A'] = 1 << 30 | 1 << 8 | 'A';
        assertThatThrownBy(() -> FastTokenizer.of(withTable(table(units, "b\0")), 16))
                .hasMessageContaining("out of its own table");
    }

    @Test
    void randomTablesAreRefusedOrHarmless() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int[] units = new int[256 * (1 + random.nextInt(2))];
            for (int i = 0; i < units.length; i++) {
                // Small offsets and fitting labels, so that some of them are walked a long way.
                units[i] = random.nextInt(600) << 10 | random.nextInt(2) << 8 | i & 0xff;
            }
            use(withTable(table(units, "abc\0")));
        }
    }

    @Test
    void everyValueMayBeAnythingElse() {
        for (byte[] json : List.of(
                TinyTokenizers.unigram(true),
                TinyTokenizers.bytePairsWithBlanksAndLimits(),
                TokenizerJson.of(RuleModels.reading(List.of("a", "##b", "berlin"), "a", "a")
                        .tokenizer()))) {
            JsonNode root = MAPPER.readTree(json);
            change(root, root);
        }
    }

    /** Puts other values into each place of a tree, some of long lists. */
    private static void change(JsonNode root, JsonNode at) {
        if (at instanceof ObjectNode object) {
            for (String key : object.propertyNames().stream().limit(12).toList()) {
                JsonNode old = object.get(key);
                for (String value : VALUES) {
                    object.set(key, MAPPER.readTree(value));
                    use(MAPPER.writeValueAsBytes(root));
                }
                object.remove(key);
                use(MAPPER.writeValueAsBytes(root));
                object.set(key, old);
                change(root, old);
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(6, array.size()); i++) {
                JsonNode old = array.get(i);
                for (String value : VALUES) {
                    array.set(i, MAPPER.readTree(value));
                    use(MAPPER.writeValueAsBytes(root));
                }
                array.set(i, old);
                change(root, old);
            }
        }
    }

    private static void use(byte[] json) {
        try (FastTokenizer tokenizer = FastTokenizer.of(json, 16)) {
            for (String text : List.of("in Berlin 😀", "", "a ab xyz \n ﬁ\u0001ÿA")) {
                tokenizer.encode(Text.of(text));
                tokenizer.encodePair(Text.of(text), Text.of("b"));
                tokenizer.decode(1, 2, 3, 999);
            }
        } catch (ModelFormatException e) {
            assertThat(e).hasMessageContaining("tokenizer");
        }
    }

    private static void open(String json) {
        FastTokenizer.of(json.getBytes(StandardCharsets.UTF_8), 16).close();
    }

    private static byte[] withTable(byte[] table) {
        return UNIGRAM.replace(
                        "{\"type\": \"NFKC\"}",
                        "{\"type\": \"Precompiled\", \"precompiled_charsmap\": \""
                                + Base64.getEncoder().encodeToString(table) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] table(int[] units, String texts) {
        byte[] end = texts.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * units.length + end.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(4 * units.length);
        for (int unit : units) {
            bytes.putInt(unit);
        }
        return bytes.put(end).array();
    }
}

package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FastTokenizerTest {
    private static FastTokenizer tokenizer;

    @BeforeAll
    static void load() throws IOException {
        // The artifact's own file: truncation and padding to 128 are baked in.
        try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json")) {
            tokenizer = FastTokenizer.of(in.readAllBytes(), 512);
        }
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void aShortTextIsNotPaddedThoughTheFileSaysSo() {
        Encoding encoding = tokenizer.encode(Text.of("Apple Inc. was founded"));
        assertThat(encoding.tokens()).containsExactly("[CLS]", "apple", "inc", ".", "was", "founded", "[SEP]");
        assertThat(encoding.ids()).startsWith(101, 6207).endsWith(102);
        assertThat(encoding.special()).containsExactly(true, false, false, false, false, false, true);
        assertThat(encoding.wordIds()).containsExactly(-1, 0, 1, 2, 3, 4, -1);
        assertThat(encoding.spans())
                .containsExactly(null, span(0, 5), span(6, 9), span(9, 10), span(11, 14), span(15, 22), null);
    }

    @Test
    void aLongTextIsNotCutThoughTheFileSaysSo() {
        Encoding encoding = tokenizer.encode(Text.of("house ".repeat(600)));
        assertThat(encoding.size()).isEqualTo(602);
        assertThat(encoding.spans().get(600)).isEqualTo(span(599 * 6, 599 * 6 + 5));
    }

    @Test
    void windowsCoverALongTextWithTheWantedOverlap() {
        Text text = Text.of(String.join(" ", Collections.nCopies(300, "alpha beta")));
        List<Encoding> windows = tokenizer.windows(text, 128);
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0).size()).isEqualTo(512);
        List<Encoding> small = FastTokenizer.windows(tokenizer.encode(text), 102, 20);
        List<Integer> words = new ArrayList<>();
        for (Encoding window : small) {
            assertThat(window.tokens().getFirst()).isEqualTo("[CLS]");
            assertThat(window.tokens().getLast()).isEqualTo("[SEP]");
            assertThat(window.size()).isLessThanOrEqualTo(102);
            for (int i = 1; i < window.size() - 1; i++) {
                words.add(window.wordIds()[i]);
                assertThat(text.slice(window.spans().get(i)))
                        .isEqualTo(window.tokens().get(i));
            }
        }
        assertThat(words.stream().distinct().toList())
                .isEqualTo(IntStream.range(0, 600).boxed().toList());
        assertThat(small.get(1).wordIds()[1]).isEqualTo(80);
        assertThat(words).hasSize(600 + 20 * (small.size() - 1));
    }

    @Test
    void aTextThatFitsIsOneWindow() {
        Encoding encoding = tokenizer.encode(Text.of("a b c"));
        assertThat(FastTokenizer.windows(encoding, 5, 2)).containsExactly(encoding);
        assertThat(FastTokenizer.windows(encoding, 4, 1)).hasSize(2);
        assertThatThrownBy(() -> FastTokenizer.windows(encoding, 4, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spansCountCodePointsOfTheOriginalText() {
        Text text = Text.of("a 😀 Zürich b");
        Encoding encoding = tokenizer.encode(text);
        int zurich = encoding.tokens().indexOf("zurich");
        assertThat(encoding.spans().get(zurich)).isEqualTo(span(4, 10));
        assertThat(text.slice(encoding.spans().get(zurich))).isEqualTo("Zürich");
    }

    @Test
    void aCombiningMarkBelongsToItsPiece() {
        Encoding encoding = tokenizer.encode(Text.of("e\u0301tude"));
        assertThat(encoding.tokens()).containsExactly("[CLS]", "et", "##ude", "[SEP]");
        assertThat(encoding.spans()).containsExactly(null, span(0, 3), span(3, 6), null);
    }

    @Test
    void aLoneSurrogateDoesNotShiftTheSpansAfterIt() {
        for (String lone : new String[] {"\ud83d", "\ude00"}) {
            Encoding encoding = tokenizer.encode(Text.of("a" + lone + " berlin"));
            int berlin = encoding.tokens().indexOf("berlin");
            assertThat(encoding.spans().get(berlin)).isEqualTo(span(3, 9));
        }
    }

    @Test
    void zeroWidthCharactersAndNulAreDroppedInsideAWord() {
        Encoding encoding = tokenizer.encode(Text.of("ber\u200blin x\u0000y"));
        assertThat(encoding.tokens()).startsWith("[CLS]", "berlin");
        assertThat(encoding.spans().get(1)).isEqualTo(span(0, 7));
    }

    @Test
    void preSplitWordsThatAreBlankGetNoToken() {
        Encoding encoding = tokenizer.encodeWords(List.of("Angela", " ", "Merkel", "\u200b", "", "spricht"));
        assertThat(IntStream.of(encoding.wordIds()).distinct().toArray()).containsExactly(-1, 0, 2, 5);
        int merkel = IntStream.range(0, encoding.size())
                .filter(i -> encoding.wordIds()[i] == 2)
                .findFirst()
                .orElseThrow();
        assertThat(encoding.spans().get(merkel).start()).isZero();
        assertThat(encoding.wordShapes()[merkel]).isEqualTo(WordShape.TITLE.row());
    }

    @Test
    void everyPieceCarriesTheShapeOfItsWholeWord() {
        Encoding encoding = tokenizer.encode(Text.of("Lüdenscheidt iPhone 7, NATO!"));
        int[] shapes = encoding.wordShapes();
        for (int i = 0; i < encoding.size(); i++) {
            WordShape expected = switch (encoding.wordIds()[i]) {
                case 0 -> WordShape.TITLE;
                case 1 -> WordShape.MIXED;
                case 2 -> WordShape.DIGITS;
                case 3, 5 -> WordShape.NO_LETTERS;
                case 4 -> WordShape.UPPER;
                default -> WordShape.NONE;
            };
            assertThat(shapes[i]).as(encoding.tokens().get(i)).isEqualTo(expected.row());
        }
        assertThat(encoding.tokens().get(2)).startsWith("##");
    }

    @Test
    void anEmptyTextHasSpecialTokensOnly() {
        assertThat(tokenizer.encode(Text.of("")).tokens()).containsExactly("[CLS]", "[SEP]");
        assertThat(tokenizer.encode(Text.of(" \n")).tokens()).containsExactly("[CLS]", "[SEP]");
        assertThat(tokenizer.encodeWords(List.of()).tokens()).containsExactly("[CLS]", "[SEP]");
    }

    @Test
    void theNameOfASpecialTokenInsideATextKeepsItsSpan() {
        Encoding encoding = tokenizer.encode(Text.of("a [SEP] b"));
        assertThat(encoding.tokens()).containsExactly("[CLS]", "a", "[SEP]", "b", "[SEP]");
        assertThat(encoding.special()).containsExactly(true, false, false, false, true);
        assertThat(encoding.spans().get(2)).isEqualTo(span(2, 7));
    }

    @Test
    void aVocabularyAloneMakesATokenizer() {
        String vocab =
                String.join("\n", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "paris", "new", "##s", "!") + "\n";
        Checkpoint checkpoint = Checkpoint.of(
                ModelConfig.parse("{\"model_type\": \"bert\", \"max_position_embeddings\": 64}"),
                Map.of(),
                TokenizerFiles.of(Map.of("vocab.txt", vocab.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        try (FastTokenizer own = FastTokenizer.of(checkpoint)) {
            Encoding encoding = own.encode(Text.of("News, París!"));
            assertThat(encoding.tokens()).containsExactly("[CLS]", "new", "##s", "[UNK]", "paris", "!", "[SEP]");
            assertThat(encoding.ids()).containsExactly(2, 6, 7, 1, 5, 8, 3);
            assertThat(own.maxLength()).isEqualTo(64);
        }
    }

    @Test
    void fourThreadsGetTheSameAsOne() {
        List<Text> texts = IntStream.range(0, 400)
                .mapToObj(i -> Text.of("Number " + i + " 😀 Zürich-" + i))
                .toList();
        List<Encoding> alone = texts.stream().map(tokenizer::encode).toList();
        List<Encoding> together = texts.parallelStream().map(tokenizer::encode).toList();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i).ids()).isEqualTo(alone.get(i).ids());
            assertThat(together.get(i).spans()).isEqualTo(alone.get(i).spans());
        }
    }

    @Test
    void aDamagedFileIsAClearError() {
        assertThatThrownBy(() -> FastTokenizer.of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), 512))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("tokenizer.json");
        assertThatThrownBy(() -> FastTokenizer.of(Checkpoint.of(
                        ModelConfig.parse("{\"model_type\": \"bert\"}"), Map.of(), TokenizerFiles.none())))
                .hasMessageContaining("no tokenizer.json");
    }

    private static CodePointSpan span(int start, int end) {
        return new CodePointSpan(start, end);
    }
}

package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.tokenizer.TokenizerJson;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hard texts through every kind of tokenizer: what a token says is what stands at its span, and no letter is lost. */
class EveryTokenStandsWhereItsSpanSaysTest {
    private static final String[] SCRAPS = {
        "Berlin",
        " Berlin",
        "\nBerlin",
        "  ",
        "\t",
        "\u00a0",
        "\r\n",
        "a",
        "Zürich",
        "e\u0301tude",
        "😀",
        "👩‍👩‍👧",
        "🇩🇪",
        "漢字",
        "ﬁn",
        "①",
        "Ａ",
        "…",
        "“x”",
        "don't",
        "3.14",
        "x\u200by",
        "\u202eab\u202c",
        "مرحبا",
        "שלום",
        "हिन्दी",
        "ไทย",
        "\ud83d",
        "\u0000",
        "\ufeff",
        "İ",
        "ß",
        "-",
        "_",
        "▁",
        "Ġ",
        "##a",
        "[SEP]",
        "</s>",
        "\u2028",
        "ǆ",
        "한국",
        "ｶﾞ"
    };

    private static List<String> texts() {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>(List.of("", " ", "\n\n"));
        for (String scrap : SCRAPS) {
            texts.add(scrap);
            texts.add("a " + scrap + " b");
        }
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(12); part >= 0; part--) {
                text.append(SCRAPS[random.nextInt(SCRAPS.length)]).append(random.nextBoolean() ? " " : "");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void wordPieces() throws IOException {
        try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json");
                FastTokenizer tokenizer = FastTokenizer.of(in.readAllBytes(), 512)) {
            for (String text : texts()) {
                check(
                        tokenizer,
                        text,
                        Set.of("[UNK]"),
                        token -> token.startsWith("##") ? token.substring(2) : token,
                        slice -> Normalizer.normalize(slice, Normalizer.Form.NFD)
                                .replaceAll("[\\p{Mn}\\p{Cf}\\p{Cc}\ufffd]", "")
                                .toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void bytePairsWithTheBlankInTheSpan() {
        try (FastTokenizer tokenizer = FastTokenizer.of(TinyTokenizers.bytePairsWithBlanksAndLimits(), 512)) {
            for (String text : texts()) {
                check(tokenizer, text, Set.of(), null, UnaryOperator.identity());
                // Bytes decode to the very text.
                int[] ids = tokenizer.pieces(text);
                assertThat(tokenizer.decode(ids)).isEqualTo(clean(text));
            }
        }
    }

    @Test
    void bytePairsOutOfTwoFiles() {
        try (FastTokenizer tokenizer = FastTokenizer.of(TokenizerJson.of(TinyTokenizers.bytePairs()), 512)) {
            for (String text : texts()) {
                check(tokenizer, text, Set.of(), null, UnaryOperator.identity());
            }
            assertThat(tokenizer.encode(Text.of("in Berlin")).tokens())
                    .containsExactly("<s>", "i", "n", "ĠBerlin", "</s>");
            assertThat(tokenizer.encode(Text.of("in Berlin")).spans().get(3)).isEqualTo(new CodePointSpan(3, 9));
            assertThat(tokenizer
                            .encodePair(Text.of("a"), Text.of("b"))
                            .encoding()
                            .tokens())
                    .containsExactly("<s>", "a", "</s>", "</s>", "b", "</s>");
        }
    }

    @Test
    void unigramsWithReplacedBlanks() {
        try (FastTokenizer tokenizer = FastTokenizer.of(TinyTokenizers.unigram(true), 512)) {
            for (String text : texts()) {
                check(
                        tokenizer,
                        text,
                        Set.of("<unk>"),
                        token -> token.replace("▁", "").strip(),
                        slice -> Normalizer.normalize(slice, Normalizer.Form.NFKC)
                                .strip());
            }
            assertThat(tokenizer.encode(Text.of("in Berlin")).spans()).contains(new CodePointSpan(3, 9));
        }
    }

    @Test
    void windowsHoldEveryTokenOfEveryKind() {
        String text = "Berlin in Zürich 😀 ".repeat(40);
        for (byte[] json : List.of(TinyTokenizers.bytePairsWithBlanksAndLimits(), TinyTokenizers.unigram(true))) {
            try (FastTokenizer tokenizer = FastTokenizer.of(json, 24)) {
                Encoding whole = tokenizer.encode(Text.of(text));
                assertThat(whole.size()).as("limits of the file do not cut").isGreaterThan(100);
                assertThat(tokenizer.encode(Text.of("a")).size())
                        .as("nor fill up")
                        .isLessThan(6);
                Set<CodePointSpan> seen = new HashSet<>();
                for (Encoding window : tokenizer.windows(Text.of(text), 5)) {
                    assertThat(window.size()).isLessThanOrEqualTo(24);
                    seen.addAll(window.spans());
                }
                assertThat(seen).isEqualTo(new HashSet<>(whole.spans()));
            }
        }
    }

    private static String clean(String text) {
        return LoneSurrogates.replace(text).text();
    }

    /**
     * @param plain a token's letters; null where tokens are bytes
     * @param normal the letters of the text as the tokenizer's normalizer writes them
     */
    private static void check(
            FastTokenizer tokenizer,
            String raw,
            Set<String> unknown,
            UnaryOperator<String> plain,
            UnaryOperator<String> normal) {
        String value = clean(raw);
        Text text = Text.of(value);
        Encoding encoding = tokenizer.encode(Text.of(raw));
        BitSet covered = new BitSet();
        int last = 0;
        for (int i = 0; i < encoding.size(); i++) {
            CodePointSpan span = encoding.spans().get(i);
            String token = encoding.tokens().get(i);
            assertThat(span == null).as(token).isEqualTo(encoding.isSpecial(i));
            if (span == null) {
                continue;
            }
            assertThat(span.start()).as("%s in %s", token, value).isGreaterThanOrEqualTo(last);
            last = span.start();
            covered.set(
                    span.start(), WholeLetters.of(text, span, text.codePoints()).end());
            String slice = text.slice(span);
            if (!slice.codePoints().allMatch(EveryTokenStandsWhereItsSpanSaysTest::isBlank)) {
                assertThat(isBlank(slice.codePointAt(0)) || isBlank(slice.codePointBefore(slice.length())))
                        .as("blank around '%s'", slice)
                        .isFalse();
            }
            if (plain != null && !unknown.contains(token) && !slice.equals(token)) {
                String letters = plain.apply(token);
                // A letter that becomes several is the source of several tokens; accents that a letter takes in stand
                // behind the token.
                String whole = text.slice(WholeLetters.of(text, span, text.codePoints()));
                assertThat(normal.apply(whole))
                        .as("%s at '%s' of '%s'", token, slice, value)
                        .contains(letters);
            }
        }
        int[] codePoints = value.codePoints().toArray();
        List<Integer> lost = IntStream.range(0, codePoints.length)
                .filter(i -> !covered.get(i) && Character.isLetterOrDigit(codePoints[i]))
                .boxed()
                .toList();
        assertThat(lost).as("letters without a token in '%s'", value).isEmpty();
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}

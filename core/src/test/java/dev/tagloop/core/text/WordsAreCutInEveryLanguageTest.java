package dev.tagloop.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsAreCutInEveryLanguageTest {

    private static List<String> words(String value) {
        Text text = Text.of(value);
        return Words.of(text).stream().map(text::slice).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Ann's U.S. trip|Ann/'/s/U/./S/./trip",
                "Müller-Lüdenscheidt kostet 3,50€|Müller/-/Lüdenscheidt/kostet/3/,/50/€",
                "e\u0301te\u0301 ok|e\u0301te\u0301/ok",
                "北京大学 in 2024|北/京/大/学/in/2024",
                "東京タワー|東/京/タ/ワ/ー",
                "שלום עולם|שלום/עולם",
                "हिन्दी भाषा|हिन्दी/भाषा",
                "👩🏽‍💻 codes|👩🏽‍💻/codes",
                "𝔘nicode 𝟛|𝔘nicode/𝟛",
                "a\u00A0b\u200Bc|a/b/c",
                "한국어 말|한국어/말"
            })
    void aRunOfLettersIsAWordAndTheRestStandsAlone(String text, String expected) {
        assertThat(words(text)).containsExactly(expected.split("/"));
    }

    @Test
    void blanksAloneAreNoWords() {
        assertThat(words(" \t\r\n\u3000\u200D")).isEmpty();
        assertThat(words("")).isEmpty();
    }

    @Test
    void wordsRiseAndEveryVisibleCharacterIsInOne() {
        int[] alphabet = "ab1 \t.,'-éה中日\u0301\u200D\uFE0F한กह्".codePoints().toArray();
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            StringBuilder value = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                value.appendCodePoint(random.nextInt(10) == 0 ? 0x1F469 : alphabet[random.nextInt(alphabet.length)]);
            }
            Text text = Text.of(value.toString());
            boolean[] covered = new boolean[text.codePoints()];
            int end = 0;
            for (CodePointSpan word : Words.of(text)) {
                assertThat(word.start()).as("%s", value).isGreaterThanOrEqualTo(end);
                assertThat(word.length()).isPositive();
                end = word.end();
                for (int i = word.start(); i < word.end(); i++) {
                    covered[i] = true;
                }
            }
            int at = 0;
            for (int codePoint : value.codePoints().toArray()) {
                if (Character.isLetterOrDigit(codePoint) || codePoint == '.' || codePoint == 0x1F469) {
                    assertThat(covered[at]).as("%s at %d", value, at).isTrue();
                }
                at++;
            }
        }
    }
}

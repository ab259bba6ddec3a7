package dev.tagloop.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensJoinWithExactOffsetsTest {
    private static final List<String> PIECES = List.of(
            "Paris",
            "a",
            "",
            " ",
            "New York",
            "\r\n",
            "\t",
            "e\u0301",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uD83C\uDDE9\uD83C\uDDEA",
            "שלום",
            "مرحبا",
            "\u202Eabc",
            "東京",
            "は",
            "。",
            "\uD840\uDC00",
            "한국",
            "ｶﾞ",
            "（",
            "x\u0000y",
            "\uD800",
            "\uDC00",
            "\uFEFF",
            "ﷺ",
            "e",
            "\u0301");

    @ParameterizedTest
    @EnumSource(Joining.class)
    void everyTokenStandsWhereItsSpanSays(Joining joining) {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            List<String> tokens = new ArrayList<>();
            IntStream.range(0, random.nextInt(12)).forEach(i -> tokens.add(PIECES.get(random.nextInt(PIECES.size()))));
            JoinedTokens joined = JoinedTokens.of(tokens, joining);
            Text text = Text.of(joined.text());
            assertThat(joined.spans().stream().map(text::slice).toList())
                    .isEqualTo(tokens.stream()
                            .map(token -> LoneSurrogates.replace(token).text())
                            .toList());
            int before = 0;
            for (CodePointSpan span : joined.spans()) {
                assertThat(span.start() - before).isBetween(0, 1);
                before = span.end();
            }
            assertThat(before).isEqualTo(text.codePoints());
        }
    }

    @Test
    void aBlankStandsBetweenTwoTokensAsInTheTutorial() {
        List<String> tokens = List.of("R.H.", "", "Saunders", "東", "京", "(", "St.", " Lawrence", ")");
        assertThat(JoinedTokens.of(tokens, Joining.ofConfig("en")).text()).isEqualTo(String.join(" ", tokens));
    }

    @Test
    void chineseAndJapaneseHaveNoBlanksAndForeignWordsInThemDo() {
        assertThat(JoinedTokens.of(List.of("我", "用", "iPhone", "Plus", "，", "在", "2008", "年"), Joining.ofConfig("zh"))
                        .text())
                .isEqualTo("我用iPhone Plus，在2008年");
        assertThat(JoinedTokens.of(List.of("東京", "タワー", "へ", "行く"), Joining.ofConfig("ja"))
                        .text())
                .isEqualTo("東京タワーへ行く");
        assertThat(JoinedTokens.of(List.of("Tâi-oân", "ê"), Joining.ofConfig("zh-min-nan"))
                        .text())
                .isEqualTo("Tâi-oân ê");
    }

    @Test
    void theScriptTellsWhereTheLanguageIsNotKnown() {
        Joining unknown = Joining.ofConfig("msra_ner");
        assertThat(unknown).isEqualTo(Joining.BY_SCRIPT);
        assertThat(JoinedTokens.of(List.of("2", "0", "年", "I", "B", "M", "公", "司", "成", "立"), unknown)
                        .text())
                .isEqualTo("20年IBM公司成立");
        assertThat(JoinedTokens.of(List.of("The", "word", "東京", "means"), unknown)
                        .text())
                .isEqualTo("The word 東京 means");
        assertThat(JoinedTokens.of(List.of("한국", "사람"), unknown).text()).isEqualTo("한국 사람");
    }

    @Test
    void halvesOfACharacterInTwoTokensMakeNone() {
        JoinedTokens joined = JoinedTokens.of(List.of("\uD83D", "\uDE00"), Joining.NONE);
        assertThat(joined.text()).isEqualTo("\uFFFD\uFFFD");
        assertThat(joined.spans()).containsExactly(new CodePointSpan(0, 1), new CodePointSpan(1, 2));
    }
}

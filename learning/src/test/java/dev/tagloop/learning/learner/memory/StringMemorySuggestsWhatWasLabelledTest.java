package dev.tagloop.learning.learner.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.learning.testing.MarkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringMemorySuggestsWhatWasLabelledTest {
    private final StringMemory memory = new StringMemory();

    private void learn(long task, String marked) {
        memory.learn(task, List.of(MarkedText.of(marked)));
    }

    /** What is found in a text, marked. */
    private String found(String text) {
        StringBuilder marked = new StringBuilder(text);
        memory.find(text).reversed().forEach(span -> {
            Utf16Span units = Text.of(text).toUtf16(span.span());
            marked.insert(units.end(), "|" + span.label() + "]").insert(units.start(), "[");
        });
        return marked.toString();
    }

    @Test
    void whatWasLabelledOnceIsSuggestedFromTheNextTextOn() {
        assertThat(found("She went to Oslo.")).isEqualTo("She went to Oslo.");
        learn(1, "He lives in [Oslo|LOC] now.");
        assertThat(found("She went to Oslo.")).isEqualTo("She went to [Oslo|LOC].");
        assertThat(memory.find("She went to Oslo.").getFirst().score()).isEqualTo(1.0 / 2);
        learn(2, "[Oslo|LOC] and [Oslo|LOC]");
        assertThat(memory.find("Oslo").getFirst().score()).isEqualTo(3.0 / 4);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    # labelled, text, found
                    `in [Oslo|LOC]`,        `Oslos`,                      `Oslos`
                    `in [Oslo|LOC]`,        `OSLO oslo`,                  `OSLO oslo`
                    `in [Oslo|LOC]`,        `(Oslo), Oslo's`,             `([Oslo|LOC]), [Oslo|LOC]'s`
                    `in [Oslo|LOC]`,        `Oslo-based but_Oslo`,        `[Oslo|LOC]-based but_Oslo`
                    `in [Oslo|LOC]`,        `Oslo Savings and Oslo rain`, `Oslo Savings and [Oslo|LOC] rain`
                    `in [Oslo|LOC]`,        `In Oslo. With Oslo`,         `In [Oslo|LOC]. With [Oslo|LOC]`
                    `by [Lincoln|PER]`,     `old Abraham Lincoln said`,   `old Abraham Lincoln said`
                    `by [Mbeki|PER]`,       `Delacroix-Mbeki left`,       `Delacroix-Mbeki left`
                    `in [New York|LOC]`,    `to New York and York`,       `to [New York|LOC] and York`
                    `in [Oslo |LOC]now`,    `in Oslo`,                    `in [Oslo|LOC]`
                    `[1984|BOOK] is read`,  `1984, 11984`,                `[1984|BOOK], 11984`
                    `the [Os|LOC]lo fjord`, `Os and Oslo`,                `Os and Oslo`
                    `see [—|MISC] there`,   `a — b`,                      `a — b`
                    `[C++|LANG] code`,      `in C++ and C`,               `in [C++|LANG] and C`
                    """)
    void wholeWordsAreFoundAsTheyWereWritten(String labelled, String text, String expected) {
        learn(1, labelled);
        assertThat(found(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    `他住在[東京|LOC]。`,        `東京都と東京`,      `[東京|LOC]都と[東京|LOC]`
                    `[トム|PER]は来た`,          `トムソンとトム`,    `トムソンと[トム|PER]`
                    `[北|LOC]へ`,                `北へ`,              `北へ`
                    `ไป[กรุงเทพ|LOC]แล้ว`,       `อยู่กรุงเทพนะ`,     `อยู่[กรุงเทพ|LOC]นะ`
                    `גר ב [חיפה|LOC] היום`,      `חיפה, בחיפה`,       `[חיפה|LOC], בחיפה`
                    `👩‍💻 [Ana|PER] 👋`,          `👋Ana👩‍💻`,          `👋[Ana|PER]👩‍💻`
                    `see [👩|EMO] here`,         `👩 and 👩‍💻`,        `[👩|EMO] and 👩‍💻`
                    `in [Cafe|LOC] now`,         `Café and Cafe`,    `Café and [Cafe|LOC]`
                    """)
    void edgesOfWordsAreThoseOfTheScript(String labelled, String text, String expected) {
        learn(1, labelled);
        assertThat(found(text)).isEqualTo(expected);
    }

    @Test
    void aLineBreakIsOneCharacterAndOffsetsAreCodePoints() {
        learn(1, "😀\r\n[Ada\r\nL|PER]");
        assertThat(memory.find("😀😀\r\nAda\r\nL"))
                .singleElement()
                .satisfies(span -> assertThat(span.span()).isEqualTo(new CodePointSpan(4, 10)));
        learn(2, "x [Bo|PER]\r\n");
        assertThat(found("Bo\r\nBo")).isEqualTo("[Bo|PER]\r\n[Bo|PER]");
    }

    @Test
    void aWordThatMostlyStandsUnlabelledIsNoName() {
        learn(1, "[May|PER] came");
        assertThat(found("May")).isEqualTo("[May|PER]");
        learn(2, "in May it rains");
        assertThat(found("May")).as("as often so as so").isEqualTo("[May|PER]");
        learn(3, "and in [May Valley|LOC] too");
        assertThat(found("May"))
                .as("inside a longer name it is none of its own")
                .isEqualTo("May");
        learn(3, "nothing");
        assertThat(found("May")).isEqualTo("[May|PER]");
    }

    @Test
    void ofSeveralLabelsTheOneOfAtLeastHalfOfAllOccurrencesIsTaken() {
        learn(1, "[Jordan|LOC]");
        learn(2, "[Jordan|PER] and [Jordan|PER]");
        assertThat(found("Jordan")).isEqualTo("[Jordan|PER]");
        learn(3, "[Jordan|LOC] and [Jordan|ORG]");
        assertThat(found("Jordan")).as("two of five").isEqualTo("Jordan");
        learn(3, "[Jordan|LOC]");
        assertThat(found("Jordan")).as("even: by name").isEqualTo("[Jordan|LOC]");
    }

    @Test
    void theLongestFormWinsFromLeftToRight() {
        learn(1, "[Bank|ORG], [Bank of Cyprus|ORG], [Cyprus Air|ORG]");
        assertThat(found("the Bank of Cyprus Air and a Bank"))
                .isEqualTo("the [Bank|ORG] of [Cyprus Air|ORG] and a [Bank|ORG]");
        assertThat(found("the Bank of Cyprus air")).isEqualTo("the [Bank of Cyprus|ORG] air");
    }

    @Test
    void whatATaskSaysNowReplacesWhatItSaidAndNothingForgetsIt() {
        learn(1, "[Oslo|LOC] and [Rome|LOC]");
        learn(1, "Oslo and [Rome|LOC]");
        assertThat(found("Oslo, Rome")).isEqualTo("Oslo, [Rome|LOC]");
        assertThat(memory.forms()).isEqualTo(1);
        memory.learn(1, List.of());
        assertThat(found("Oslo, Rome")).isEqualTo("Oslo, Rome");
        assertThat(memory.forms()).isZero();
        assertThat(memory.tasks()).isZero();
    }

    @Test
    void aFormLabelledLateIsCountedInEarlierTexts() {
        learn(1, "in May");
        learn(2, "in May, in May");
        learn(3, "[May|PER]");
        assertThat(found("May")).isEqualTo("May");
        learn(2, "");
        assertThat(found("May")).isEqualTo("[May|PER]");
    }

    @Test
    void theTasksLabelledLongestAgoAreForgottenWhenThereIsNoRoom() {
        StringMemory small = new StringMemory(20);
        small.learn(1, List.of(MarkedText.of("in [Oslo|LOC]")));
        small.learn(2, List.of(MarkedText.of("in [Rome|LOC]")));
        small.learn(1, List.of(MarkedText.of("in [Oslo|LOC]")));
        small.learn(3, List.of(MarkedText.of("in [Lima|LOC]")));
        assertThat(small.find("Oslo, Rome, Lima"))
                .extracting(span -> span.span().toString())
                .containsExactly("0..4", "12..16");
        assertThat(small.tasks()).isEqualTo(2);
        assertThat(small.latest(1)).containsExactly(MarkedText.of("in [Lima|LOC]"));
    }

    @Test
    void thousandsOfTextsAreLearnedAtOnceAsOneByOne() {
        Map<Long, List<LabeledText>> all = new TreeMap<>();
        for (long i = 0; i < 2000; i++) {
            all.put(i, List.of(MarkedText.of("it was [City" + i % 700 + "|LOC] in City" + i % 300 + " then")));
        }
        memory.learn(all);
        StringMemory slowly = new StringMemory();
        all.forEach(slowly::learn);
        assertThat(memory.forms()).isEqualTo(700).isEqualTo(slowly.forms());
        for (int i = 0; i < 700; i++) {
            String text = "from City" + i;
            assertThat(memory.find(text)).isEqualTo(slowly.find(text));
        }
        assertThat(found("City0 City500".toLowerCase(java.util.Locale.ROOT))).isEqualTo("city0 city500");
        assertThat(found("see City0")).isEqualTo("see City0");
        assertThat(found("see City500")).isEqualTo("see [City500|LOC]");
    }

    @Test
    void readersAndWritersDoNotDisturbEachOther() throws Exception {
        int writers = 4;
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2 * writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                long task = w;
                all.add(threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 300; i++) {
                        memory.learn(task, List.of(MarkedText.of("in [City" + i % 7 + "|LOC] and City" + task)));
                    }
                    return null;
                }));
                all.add(threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 300; i++) {
                        memory.find("City0, City1, City2, City3")
                                .forEach(span -> assertThat(span.score()).isBetween(0.0, 1.0));
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        // The last that each writer said: City5 (299 % 7), and its own number without a label.
        assertThat(memory.tasks()).isEqualTo(writers);
        assertThat(memory.forms()).isEqualTo(1);
        assertThat(memory.find("City5").getFirst().score()).isEqualTo(4.0 / 5);
    }
}

package dev.tagloop.learning.learner.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Graphemes;
import dev.tagloop.core.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random texts of pieces that are hard to count: emoji families, flags, combining marks, scripts from right to left or without blanks, CR LF. */
class StringMemoryOnAnyTextTest {
    private static final String[] PIECES = {
        "Ada",
        "Oslo",
        "New",
        "York",
        "a",
        "1",
        " ",
        " ",
        " ",
        "-",
        "\r\n",
        "\n",
        "\r",
        ".",
        "_",
        "👩‍👩‍👧",
        "👩",
        "\u200D",
        "🇳🇴",
        "🇳",
        "👍🏽",
        "é",
        "e\u0301",
        "\u0301",
        "حيفا",
        "חיפה",
        "東京",
        "都",
        "トム",
        "ソン",
        "กรุงเทพ",
        "नि",
        "क्षि",
        "ß",
        "𝒳",
        "\u202E"
    };

    private static LabeledText text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, pieces = 1 + random.nextInt(14); i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        int length = text.codePointCount(0, text.length());
        List<LabeledSpan> spans = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int start = random.nextInt(length);
            int end = start + 1 + random.nextInt(Math.min(6, length - start));
            spans.add(new LabeledSpan(new CodePointSpan(start, end), random.nextBoolean() ? "A" : "B"));
        }
        return new LabeledText(text.toString(), spans);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheOrderTheMemoryIsThatOfWhatIsLabelledNow(long seed) {
        Random random = new Random(seed);
        StringMemory memory = new StringMemory();
        Map<Long, List<LabeledText>> now = new TreeMap<>();
        for (int step = 0; step < 300; step++) {
            long task = random.nextInt(40);
            List<LabeledText> texts = random.nextInt(5) == 0 ? List.of() : List.of(text(random), text(random));
            memory.learn(task, texts);
            now.put(task, texts);
            if (step % 60 == 59) {
                compare(memory, now, random);
            }
        }
        now.keySet().forEach(task -> memory.learn(task, List.of()));
        assertThat(memory.forms()).isZero();
        assertThat(memory.find(text(random).text())).isEmpty();
    }

    private static void compare(StringMemory memory, Map<Long, List<LabeledText>> now, Random random) {
        StringMemory fresh = new StringMemory();
        fresh.learn(now);
        assertThat(memory.forms()).isEqualTo(fresh.forms());
        assertThat(memory.tasks()).isEqualTo(fresh.tasks());
        Set<String> labelled = new HashSet<>();
        now.values()
                .forEach(texts -> texts.forEach(text -> text.spans()
                        .forEach(span ->
                                labelled.add(text.asText().slice(span.span()).strip() + "|" + span.label()))));
        for (int i = 0; i < 200; i++) {
            String text = text(random).text();
            List<ScoredSpan> found = memory.find(text);
            assertThat(found).isEqualTo(fresh.find(text));
            Text content = Text.of(text);
            int last = 0;
            for (ScoredSpan span : found) {
                assertThat(span.span().start()).isGreaterThanOrEqualTo(last);
                last = span.span().end();
                assertThat(Graphemes.snap(content, span.span())).isEqualTo(span.span());
                assertThat(labelled).contains(content.slice(span.span()) + "|" + span.label());
                assertThat(span.score()).isBetween(0.25, 1.0);
            }
        }
    }
}

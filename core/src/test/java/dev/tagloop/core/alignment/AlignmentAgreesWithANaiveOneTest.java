package dev.tagloop.core.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The aligner steps over tokens that it is done with; here every span asks every token. Many tokens are one character long. */
class AlignmentAgreesWithANaiveOneTest {
    private static final int LENGTH = 24;

    @Test
    void everySpanMeetsEveryTokenThatItOverlaps() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<CodePointSpan> tokens = tokens(random);
            List<LabeledSpan> spans = spans(random);

            Alignment alignment = TokenAligner.align(new LabeledText("x".repeat(LENGTH), spans), tokens);

            assertThat(alignment.tags())
                    .as("seed %d: %s over %s", seed, spans, tokens)
                    .isEqualTo(naive(spans, tokens));
        }
    }

    @Test
    void aSpanOfTheLastCharacterOfATokenIsCarriedByThatToken() {
        List<CodePointSpan> tokens = List.of(new CodePointSpan(0, 3), new CodePointSpan(3, 4));
        LabeledSpan last = new LabeledSpan(new CodePointSpan(2, 3), "A");
        LabeledSpan stop = new LabeledSpan(new CodePointSpan(3, 4), "B");

        Alignment alignment = TokenAligner.align(new LabeledText("one.", List.of(last, stop)), tokens);

        assertThat(alignment.tags()).containsExactly("B-A", "B-B");
        assertThat(alignment.report()).hasToString("2 spans: 1 exact, 1 snapped, 0 dropped");
    }

    private static List<String> naive(List<LabeledSpan> spans, List<CodePointSpan> tokens) {
        List<String> tags = new ArrayList<>(Collections.nCopies(tokens.size(), null));
        List<LabeledSpan> order = new ArrayList<>(spans);
        order.sort(Comparator.<LabeledSpan>comparingInt(span -> span.span().start())
                .thenComparing(span -> -span.span().length()));
        for (LabeledSpan span : order) {
            boolean begun = false;
            for (int i = 0; i < tokens.size(); i++) {
                boolean overlaps = tokens.get(i).start() < span.span().end()
                        && tokens.get(i).end() > span.span().start();
                if (overlaps && tags.get(i) == null) {
                    tags.set(i, (begun ? "I-" : "B-") + span.label());
                    begun = true;
                }
            }
        }
        Collections.replaceAll(tags, null, "O");
        return tags;
    }

    private static List<CodePointSpan> tokens(Random random) {
        List<CodePointSpan> tokens = new ArrayList<>();
        int at = random.nextInt(2);
        while (at < LENGTH) {
            int end = Math.min(LENGTH, at + 1 + (random.nextBoolean() ? 0 : random.nextInt(4)));
            tokens.add(new CodePointSpan(at, end));
            at = end + random.nextInt(2);
        }
        return tokens;
    }

    private static List<LabeledSpan> spans(Random random) {
        List<LabeledSpan> spans = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int start = random.nextInt(LENGTH);
            int end = start + 1 + random.nextInt(Math.min(6, LENGTH - start));
            spans.add(new LabeledSpan(new CodePointSpan(start, end), "L" + i));
        }
        return spans;
    }
}

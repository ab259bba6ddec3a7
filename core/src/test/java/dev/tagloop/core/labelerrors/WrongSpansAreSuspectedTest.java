package dev.tagloop.core.labelerrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrongSpansAreSuspectedTest {

    private static final List<String> TAGS = Bio.tagsFor(List.of("PER", "LOC"));
    private static final String TEXT = "Ann Lee likes Rome";

    @Test
    void everyKindIsTold() {
        assertThat(suspected(span(0, 7, "PER"), span(14, 18, "LOC"))).isEmpty();
        assertThat(suspected(span(0, 7, "LOC"), span(14, 18, "LOC")))
                .containsExactly(new SuspectedSpan(
                        SuspectedSpan.Kind.WRONG_TYPE,
                        Optional.of(span(0, 7, "LOC")),
                        Optional.of(span(0, 7, "PER")),
                        0.9));
        assertThat(suspected(span(0, 3, "PER"), span(14, 18, "LOC")))
                .containsExactly(new SuspectedSpan(
                        SuspectedSpan.Kind.BOUNDARY,
                        Optional.of(span(0, 3, "PER")),
                        Optional.of(span(0, 7, "PER")),
                        0.95));
        assertThat(suspected(span(0, 7, "PER")))
                .containsExactly(new SuspectedSpan(
                        SuspectedSpan.Kind.MISSING, Optional.empty(), Optional.of(span(14, 18, "LOC")), 0.95));
        assertThat(suspected(span(0, 7, "PER"), span(8, 13, "LOC"), span(14, 18, "LOC")))
                .containsExactly(new SuspectedSpan(
                        SuspectedSpan.Kind.SPURIOUS, Optional.of(span(8, 13, "LOC")), Optional.empty(), 0.9));
    }

    @Test
    void aBorderInsideAWordIsNotTheModelsBusiness() {
        assertThat(suspected(span(0, 6, "PER"), span(14, 18, "LOC"))).isEmpty();
    }

    /** A last word that is outside with 0.8 says more than the mean of 0.15, 0.15 and 0.9. */
    @Test
    void theDoubtOfASpanIsThatOfItsEdgesOrTheMeanOfItsWords() {
        assertThat(suspected(span(0, 13, "PER"), span(14, 18, "LOC")))
                .containsExactly(new SuspectedSpan(
                        SuspectedSpan.Kind.BOUNDARY,
                        Optional.of(span(0, 13, "PER")),
                        Optional.of(span(0, 7, "PER")),
                        0.8));
    }

    /** Ann Lee Rome as one place: doubts of 0.9, 0.9 and 0.15, and no edge is outside. */
    @Test
    void aSpanWithoutDoubtfulEdgesIsDoubtedByTheMean() {
        LabeledText text = new LabeledText("Ann Lee Rome", List.of(span(0, 12, "LOC")));
        double[][] rows = {{0.05, 0.8, 0.05, 0.05, 0.05}, {0.05, 0.05, 0.8, 0.05, 0.05}, {0.05, 0.05, 0.05, 0.05, 0.8}};
        TagProbabilities probabilities = new TagProbabilities(Words.of(Text.of(text.text())), TAGS, rows);

        assertThat(SpanErrorFinder.rank(List.of(text), List.of(probabilities))
                        .getFirst()
                        .score())
                .isCloseTo((0.9 + 0.9 + 0.15) / 3, within(1e-12));
    }

    @Test
    void theLargestDoubtRanksTheText() {
        String other = "Bob Ray sees Oslo";
        LabeledText good = new LabeledText(other, List.of(span(0, 7, "PER"), span(13, 17, "LOC")));
        LabeledText bad = new LabeledText(TEXT, List.of(span(0, 7, "PER")));

        List<SuspectedText> ranked =
                SpanErrorFinder.rank(List.of(good, bad), List.of(probabilities(other), probabilities(TEXT)));
        assertThat(ranked).extracting(SuspectedText::document).containsExactly(1, 0);
        assertThat(ranked.get(0).score()).isCloseTo(0.95, within(1e-12));
        assertThat(ranked.get(1).score()).isCloseTo(0.2, within(1e-12));
        assertThatThrownBy(() -> SpanErrorFinder.rank(List.of(good), List.of()))
                .hasMessage("1 labelled texts but probabilities of 0");
    }

    /** The model holds PER for right with 0.85, begun or continued, as does one of two other places; and the same of Rome. */
    @Test
    void everyOtherPlaceOfTheSameWordsSpeaksForItsLabelAsTheModelDoes() {
        List<LabeledText> texts = List.of(
                new LabeledText(TEXT, List.of(span(0, 7, "PER"), span(14, 18, "LOC"))),
                new LabeledText(TEXT, List.of(span(0, 7, "PER"), span(14, 18, "LOC"))),
                new LabeledText(TEXT, List.of(span(0, 7, "LOC"))));

        List<SuspectedText> ranked =
                SpanErrorFinder.rank(texts, List.of(probabilities(), probabilities(), probabilities()));
        assertThat(ranked).extracting(SuspectedText::document).containsExactly(2, 0, 1);
        assertThat(ranked.get(1).score()).isCloseTo(1 - (1 + 0.85) / 3, within(1e-12));
        assertThat(ranked.get(0).score()).isCloseTo(1 - 0.05 / 3, within(1e-12));
        assertThat(ranked.get(0).spans())
                .extracting(SuspectedSpan::kind)
                .containsExactlyInAnyOrder(SuspectedSpan.Kind.WRONG_TYPE, SuspectedSpan.Kind.MISSING);
    }

    /** The model takes the word for a place with 0.8; that it stands outside four times more leaves a fifth of that doubt. */
    @Test
    void aWordThatIsNeverLabelledIsDoubtedLess() {
        LabeledText one = new LabeledText("Rome", List.of());
        double[][] rows = {{0.2, 0, 0, 0.8, 0}};
        TagProbabilities place = new TagProbabilities(Words.of(Text.of("Rome")), TAGS, rows);

        assertThat(SpanErrorFinder.rank(Collections.nCopies(5, one), Collections.nCopies(5, place))
                        .getFirst()
                        .score())
                .isCloseTo(0.8 / 5, within(1e-12));
    }

    /** Lee alone is a person, and here a part of one: what speaks is how Ann Lee is labelled elsewhere. */
    @Test
    void theLongestMentionSpeaks() {
        List<LabeledText> texts = List.of(
                new LabeledText("Ann Lee", List.of(span(0, 7, "PER"))),
                new LabeledText("Lee", List.of(span(0, 3, "PER"))),
                new LabeledText("Ann Lee", List.of()));
        double[][] two = {{0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}};
        TagProbabilities both = new TagProbabilities(Words.of(Text.of("Ann Lee")), TAGS, two);
        TagProbabilities lee = new TagProbabilities(Words.of(Text.of("Lee")), TAGS, new double[][] {{0, 1, 0, 0, 0}});

        List<SuspectedText> ranked = SpanErrorFinder.rank(texts, List.of(both, lee, both));
        assertThat(ranked).extracting(SuspectedText::document).containsExactly(2, 0, 1);
        assertThat(ranked).extracting(SuspectedText::score).containsExactly(1.0, 0.5, 0.5);
    }

    @Test
    void aLabelThatTheModelNeverSawIsDoubted() {
        assertThat(suspected(span(0, 7, "PER"), span(14, 18, "ORG")))
                .extracting(SuspectedSpan::score)
                .containsExactly(1.0);
    }

    @Test
    void probabilitiesFitTheirWords() {
        assertThatThrownBy(() -> new TagProbabilities(List.of(), TAGS, new double[1][5]))
                .hasMessage("0 words but probabilities of 1");
        assertThatThrownBy(() -> new TagProbabilities(List.of(new CodePointSpan(0, 1)), TAGS, new double[1][4]))
                .hasMessage("4 probabilities for 5 tags");
    }

    private static List<SuspectedSpan> suspected(LabeledSpan... spans) {
        return SpanErrorFinder.rank(List.of(new LabeledText(TEXT, List.of(spans))), List.of(probabilities()))
                .getFirst()
                .spans();
    }

    private static TagProbabilities probabilities() {
        return probabilities(TEXT);
    }

    /** The first two words are a person and the fourth is a place, each with 0.8 and 0.05 for all else. */
    private static TagProbabilities probabilities(String text) {
        double[][] rows = new double[4][5];
        int[] best = {1, 2, 0, 3};
        for (int word = 0; word < 4; word++) {
            Arrays.fill(rows[word], 0.05);
            rows[word][best[word]] = 0.8;
        }
        return new TagProbabilities(Words.of(Text.of(text)), TAGS, rows);
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }
}

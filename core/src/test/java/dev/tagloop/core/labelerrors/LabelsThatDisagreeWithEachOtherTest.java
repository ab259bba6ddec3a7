package dev.tagloop.core.labelerrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsThatDisagreeWithEachOtherTest {

    @Test
    void aTextThatIsThereTwiceHasOneAnswer() {
        assertThat(RepeatedText.of(List.of("good  day", "bad", " good day\n", "bad"), List.of("+", "-", "-", "-")))
                .containsExactly(new RepeatedText<>("good day", List.of(0, 2), List.of("+", "-")));
        assertThatThrownBy(() -> RepeatedText.of(List.of("a"), List.of())).hasMessage("1 texts but 0 answers");
    }

    @Test
    void blanksDoNotMoveSpansOfRepeatedTexts() {
        LabeledText plain = new LabeledText("See Rome", List.of(span(4, 8, "LOC")));
        LabeledText blanks = new LabeledText("  See   Rome", List.of(span(8, 12, "LOC")));
        LabeledText other = new LabeledText("See Rome", List.of());

        assertThat(RepeatedText.of(List.of(plain, blanks))).isEmpty();
        assertThat(RepeatedText.of(List.of(plain, blanks, other)))
                .containsExactly(new RepeatedText<>(
                        "See Rome",
                        List.of(0, 1, 2),
                        List.of(Set.of(span(4, 8, "LOC")), Set.of(span(4, 8, "LOC")), Set.of())));
    }

    @Test
    void theSameWordsInDifferentRolesAreListed() {
        List<MentionVariants> variants = MentionVariants.of(List.of(
                new LabeledText("Rome won", List.of(span(0, 4, "ORG"))),
                new LabeledText("in Rome", List.of(span(3, 7, "LOC"))),
                new LabeledText("to Rome and Romeo", List.of(span(3, 7, "LOC"))),
                new LabeledText("Rome", List.of()),
                new LabeledText("Ann", List.of(span(0, 3, "PER")))));

        assertThat(variants).hasSize(1);
        assertThat(variants.getFirst().text()).isEqualTo("Rome");
        assertThat(variants.getFirst().occurrences())
                .isEqualTo(Map.of(
                        "-", List.of(new MentionVariants.Occurrence(3, new CodePointSpan(0, 4))),
                        "LOC",
                                List.of(
                                        new MentionVariants.Occurrence(1, new CodePointSpan(3, 7)),
                                        new MentionVariants.Occurrence(2, new CodePointSpan(3, 7))),
                        "ORG", List.of(new MentionVariants.Occurrence(0, new CodePointSpan(0, 4)))));
        assertThat(variants.getFirst().exceptions()).isEqualTo(2);
    }

    @Test
    void titlesAreInOrOutForAll() {
        List<LabeledText> documents = new ArrayList<>();
        for (String name : List.of("Ann", "Bob", "Eve")) {
            documents.add(new LabeledText("Dr " + name + " came", List.of(span(3, 6, "PER"))));
        }
        documents.add(new LabeledText("Dr Max came", List.of(span(0, 6, "PER"))));

        assertThat(SpanConventions.standard().breaks(documents))
                .containsExactly(new ConventionBreak(
                        ConventionBreak.Kind.USUALLY_OUT, 3, span(0, 6, "PER"), span(3, 6, "PER"), "Dr", 3, 1));
        assertThat(new SpanConventions(5, 0.75).breaks(documents)).isEmpty();
        assertThat(new SpanConventions(4, 0.8).breaks(documents)).isEmpty();
    }

    @Test
    void whatMostHoldIsMissed() {
        List<LabeledText> documents = new ArrayList<>();
        for (String name : List.of("Foo", "Bar", "Baz")) {
            documents.add(new LabeledText("at " + name + " Inc. now", List.of(span(3, 11, "ORG"))));
        }
        documents.add(new LabeledText("at Qux Inc. now", List.of(span(3, 10, "ORG"))));
        documents.add(new LabeledText("We like Foo.", List.of(span(8, 11, "ORG"))));

        assertThat(SpanConventions.standard().breaks(documents))
                .containsExactly(new ConventionBreak(
                        ConventionBreak.Kind.USUALLY_IN, 3, span(3, 10, "ORG"), span(3, 11, "ORG"), "Inc.", 3, 1));
    }

    @Test
    void blanksAndPartsOfWordsNeedNoExample() {
        List<ConventionBreak> breaks = SpanConventions.standard()
                .breaks(List.of(
                        new LabeledText("in Rome now", List.of(span(2, 8, "LOC"))),
                        new LabeledText("in Rome now", List.of(span(3, 6, "LOC"), span(2, 3, "LOC")))));

        assertThat(breaks)
                .extracting(ConventionBreak::kind)
                .containsExactly(ConventionBreak.Kind.BLANKS, ConventionBreak.Kind.PART_OF_WORD);
        assertThat(breaks).extracting(ConventionBreak::suggested).containsOnly(span(3, 7, "LOC"));
        assertThatThrownBy(() -> new SpanConventions(1, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestGapComesFirst() {
        String text = "Ann saw Rome and Lazio";
        List<SpanAnnotations> documents = List.of(new SpanAnnotations(
                text,
                Map.of(
                        "x", List.of(span(0, 3, "PER"), span(8, 12, "LOC"), span(17, 22, "LOC")),
                        "y", List.of(span(0, 3, "PER"), span(8, 12, "ORG"), span(17, 22, "ORG")),
                        "z", List.of(span(0, 7, "PER"), span(8, 12, "LOC")))));

        List<GuidelineGap> gaps = GuidelineGap.ofSpans(documents);
        assertThat(gaps)
                .extracting(GuidelineGap::left, GuidelineGap::right, GuidelineGap::count)
                .containsExactly(
                        tuple("LOC", "ORG", 3), tuple("PER", "PER", 2), tuple("-", "LOC", 1), tuple("-", "ORG", 1));
        assertThat(gaps).extracting(GuidelineGap::resolved).containsExactly(3.0 / 7, 5.0 / 7, 6.0 / 7, 1.0);
        assertThat(gaps.getFirst().examples().get(2))
                .isEqualTo(new GuidelineGap.Example(0, new CodePointSpan(8, 12), "z", "y"));
    }

    @Test
    void choicesHaveGapsToo() {
        RatingTable table =
                RatingTable.of(List.of("x", "y"), List.of(List.of("a", "b"), List.of("b", "a"), List.of("a", "a")));

        assertThat(GuidelineGap.ofChoices(table))
                .containsExactly(new GuidelineGap(
                        "a",
                        "b",
                        2,
                        1,
                        List.of(
                                new GuidelineGap.Example(0, new CodePointSpan(0, 0), "x", "y"),
                                new GuidelineGap.Example(1, new CodePointSpan(0, 0), "y", "x"))));
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }
}

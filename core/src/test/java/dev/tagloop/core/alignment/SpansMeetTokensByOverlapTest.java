package dev.tagloop.core.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansMeetTokensByOverlapTest {

    // Words:                            0..3 4..7 8..12 13..20
    private static final String TEXT = "Ann Lee went Iceland";
    private static final List<CodePointSpan> WORDS = List.of(at(0, 3), at(4, 7), at(8, 12), at(13, 20));

    @Test
    void aSpanOnTokenEdgesIsExact() {
        Alignment alignment = TokenAligner.align(document(span(0, 7, "PER"), span(13, 20, "LOC")), WORDS);

        assertThat(alignment.tags()).containsExactly("B-PER", "I-PER", "O", "B-LOC");
        assertThat(alignment.report()).hasToString("2 spans: 2 exact, 0 snapped, 0 dropped");
        assertThat(alignment.report().changed()).isEmpty();
    }

    @Test
    void aLeadingBlankOrACutWordIsSnappedAndSaid() {
        Alignment alignment = TokenAligner.align(document(span(3, 6, "PER"), span(12, 16, "LOC")), WORDS);

        assertThat(alignment.tags()).containsExactly("O", "B-PER", "O", "B-LOC");
        assertThat(alignment.report().entries())
                .containsExactly(
                        new AlignmentReport.Entry(0, span(3, 6, "PER"), new Outcome.Snapped(at(4, 7))),
                        new AlignmentReport.Entry(0, span(12, 16, "LOC"), new Outcome.Snapped(at(13, 20))));
        assertThat(alignment.report().changed().getFirst()).hasToString("document 0: 3..6 PER snapped to 4..7");
    }

    @Test
    void aSpanOverBlanksOnlyIsDroppedBecauseItCoversNoToken() {
        Alignment alignment = TokenAligner.align(document(span(3, 4, "PER")), WORDS);

        assertThat(alignment.tags()).containsOnly("O");
        assertThat(alignment.report().entries().getFirst().outcome())
                .isEqualTo(new Outcome.Dropped(Outcome.Reason.NO_TOKEN));
        assertThat(alignment.report().entries().getFirst())
                .hasToString("document 0: 3..4 PER dropped because it covers no token");
    }

    @Test
    void ofOverlappingSpansTheEarlierThenTheLongerTakesTheTokens() {
        Alignment nested = TokenAligner.align(document(span(0, 3, "X"), span(0, 7, "PER")), WORDS);
        assertThat(nested.tags()).containsExactly("B-PER", "I-PER", "O", "O");
        assertThat(nested.report().entries())
                .extracting(AlignmentReport.Entry::outcome)
                .containsExactly(new Outcome.Dropped(Outcome.Reason.TAKEN), new Outcome.Exact());

        Alignment crossing = TokenAligner.align(document(span(0, 7, "PER"), span(4, 12, "ORG")), WORDS);
        assertThat(crossing.tags()).containsExactly("B-PER", "I-PER", "B-ORG", "O");
        assertThat(crossing.report().entries().getLast().outcome()).isEqualTo(new Outcome.Snapped(at(8, 12)));
    }

    @Test
    void adjacentEntitiesOfOneLabelStayTwo() {
        Alignment alignment = TokenAligner.align(document(span(0, 3, "PER"), span(4, 7, "PER")), WORDS);

        assertThat(alignment.tags()).containsExactly("B-PER", "B-PER", "O", "O");
        assertThat(Bio.spans(alignment.tags(), WORDS)).containsExactly(span(0, 3, "PER"), span(4, 7, "PER"));
    }

    @Test
    void tokensThatStandForNoTextAreOutside() {
        List<CodePointSpan> withSpecials = new ArrayList<>(Arrays.asList((CodePointSpan) null));
        withSpecials.addAll(WORDS);
        withSpecials.add(null);

        Alignment alignment = TokenAligner.align(document(span(13, 20, "LOC")), withSpecials);

        assertThat(alignment.tags()).containsExactly("O", "O", "O", "O", "B-LOC", "O");
    }

    @Test
    void reportsOfSeveralDocumentsAreNumberedByDocument() {
        AlignmentReport first = TokenAligner.align(document(), WORDS).report();
        AlignmentReport second =
                TokenAligner.align(document(span(0, 3, "PER")), WORDS).report();

        AlignmentReport both = AlignmentReport.ofDocuments(List.of(first, second));

        assertThat(both.entries())
                .containsExactly(new AlignmentReport.Entry(1, span(0, 3, "PER"), new Outcome.Exact()));
        assertThat(both.entries().getFirst()).hasToString("document 1: 0..3 PER exact");
        assertThat(AlignmentReport.empty().spans()).isZero();
    }

    private static LabeledText document(LabeledSpan... spans) {
        return new LabeledText(TEXT, List.of(spans));
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(at(start, end), label);
    }

    private static CodePointSpan at(int start, int end) {
        return new CodePointSpan(start, end);
    }
}

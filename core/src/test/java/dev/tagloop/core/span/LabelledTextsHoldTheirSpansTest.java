package dev.tagloop.core.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledTextsHoldTheirSpansTest {

    @Test
    void aSpanIsMeasuredInCodePointsOfTheText() {
        LabeledText text = new LabeledText("😀 Ada", List.of(new LabeledSpan(new CodePointSpan(2, 5), "PER")));
        assertThat(text.asText()).isEqualTo(Text.of("😀 Ada")).hasSameHashCodeAs(Text.of("😀 Ada"));
        assertThat(text.asText()).isNotEqualTo(Text.of("Ada")).hasToString("😀 Ada");
        assertThat(text.asText().slice(text.spans().getFirst().span())).isEqualTo("Ada");
        assertThatThrownBy(() -> new LabeledText("😀 Ada", List.of(new LabeledSpan(new CodePointSpan(2, 6), "PER"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("span 2..6 PER does not lie in the text of 5 code points; spans are counted in code points"
                        + " and hold at least one");
        assertThatThrownBy(() -> new LabeledText("Ada", List.of(new LabeledSpan(new CodePointSpan(1, 1), "PER"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spansCompareTouchAndMove() {
        CodePointSpan span = new CodePointSpan(2, 5);
        assertThat(span.length()).isEqualTo(3);
        assertThat(span.overlaps(new CodePointSpan(4, 9))).isTrue();
        assertThat(span.overlaps(new CodePointSpan(5, 9))).isFalse();
        assertThat(span.overlaps(new CodePointSpan(3, 3))).isFalse();
        assertThat(new CodePointSpan(3, 3).overlaps(span)).isFalse();
        assertThat(span.contains(new CodePointSpan(2, 5))).isTrue();
        assertThat(span.contains(new CodePointSpan(1, 3))).isFalse();
        assertThat(span.contains(new CodePointSpan(3, 6))).isFalse();
        assertThat(span.shift(3)).isEqualTo(new CodePointSpan(5, 8));
        List<CodePointSpan> spans = new ArrayList<>(List.of(new CodePointSpan(2, 9), new CodePointSpan(3, 4), span));
        spans.sort(null);
        assertThat(spans).containsExactly(span, new CodePointSpan(2, 9), new CodePointSpan(3, 4));
    }

    @Test
    void utf16SpansAreCheckedToo() {
        assertThat(new Utf16Span(1, 4).length()).isEqualTo(3);
        assertThat(new Utf16Span(1, 4)).hasToString("1..4");
        assertThatThrownBy(() -> new Utf16Span(-1, 4))
                .hasMessage("a span needs 0 <= start <= end, but got -1..4 (UTF-16 units)");
    }

    @Test
    void aScoredSpanIsALabelledOneWithoutItsScore() {
        CodePointSpan span = new CodePointSpan(2, 5);
        assertThat(new ScoredSpan(span, "PER", 0.5).withoutScore()).isEqualTo(new LabeledSpan(span, "PER"));
    }
}

package dev.tagloop.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmojiBeforeSpanKeepsOffsetsTest {

    private final Text text = Text.of("😀 Ada in 🇫🇷!");

    @Test
    void codePointsOfANameBehindAnEmojiAreOneLessThanItsUtf16Units() {
        assertThat(text.codePoints()).isEqualTo(12);
        assertThat(text.toUtf16(new CodePointSpan(2, 5))).isEqualTo(new Utf16Span(3, 6));
        assertThat(text.toCodePoints(new Utf16Span(3, 6))).isEqualTo(new CodePointSpan(2, 5));
        assertThat(text.slice(new CodePointSpan(2, 5))).isEqualTo("Ada");
        assertThat(text.slice(new CodePointSpan(9, 11))).isEqualTo("🇫🇷");
    }

    @Test
    void aSpanThatCutsASurrogatePairIsWidenedToThePair() {
        assertThat(text.toCodePoints(new Utf16Span(1, 3))).isEqualTo(new CodePointSpan(0, 2));
        assertThat(text.toCodePoints(new Utf16Span(0, 1))).isEqualTo(new CodePointSpan(0, 1));
        assertThat(text.toCodePoints(new Utf16Span(1, 1))).isEqualTo(new CodePointSpan(0, 0));
    }

    @Test
    void aSpanBehindTheTextIsRefusedWithItsLength() {
        assertThatThrownBy(() -> text.toUtf16(new CodePointSpan(3, 13)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("span 3..13 ends behind the text of 12 code points");
        assertThatThrownBy(() -> new CodePointSpan(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}

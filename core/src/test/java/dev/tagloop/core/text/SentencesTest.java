package dev.tagloop.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void sentencesEndAtStopsAndLinesWithoutBlanksAtTheirEnds() {
        assertThat(sentences("  One here. Two there?\r\nA title\n\n- an item 😀\nדברים. 彼は来た。雨だ。"))
                .containsExactly("One here.", "Two there?", "A title", "- an item 😀", "דברים.", "彼は来た。", "雨だ。");
    }

    @Test
    void aBlankTextHasNone() {
        assertThat(sentences("")).isEmpty();
        assertThat(sentences(" \n \t\n")).isEmpty();
    }

    private static List<String> sentences(String value) {
        Text text = Text.of(value);
        return Sentences.of(text).stream().map(text::slice).toList();
    }
}

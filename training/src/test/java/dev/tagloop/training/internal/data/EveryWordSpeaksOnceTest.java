package dev.tagloop.training.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.alignment.SequenceDecoder;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.WordShape;
import dev.tagloop.training.testing.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing is truncated: the words of a long text are spread over windows, each with one label in one window. */
class EveryWordSpeaksOnceTest {

    private static final Map<String, Integer> CLASSES = Map.of("O", 0, "B-PER", 1, "I-PER", 2);

    private static FastTokenizer tokenizer;

    @BeforeAll
    static void open() {
        tokenizer = Checkpoints.tokenizer(MiniLm.ID);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void aTextOfThreeHundredWordsBecomesWindowsThatCoverEachWordOnce() {
        LabeledText text = Texts.of("Constantinople ".repeat(300) + "[PER Ada Lovelace]");
        WindowedTexts windowed = new WindowMaker(tokenizer, CLASSES, 64, 16).windows(List.of(text));
        assertThat(windowed.windows()).hasSizeGreaterThan(5).allMatch(window -> window.length() <= 64);
        List<Integer> spoken = new ArrayList<>();
        for (Window window : windowed.windows()) {
            assertThat(window.ids()[0]).isEqualTo(101);
            assertThat(window.ids()[window.length() - 1]).isEqualTo(102);
            for (int i = 0; i < window.length(); i++) {
                if (window.words()[i] != Window.NONE) {
                    spoken.add(window.words()[i]);
                }
                assertThat(window.labels()[i] == -100).isEqualTo(window.words()[i] == Window.NONE);
            }
        }
        assertThat(spoken).doesNotHaveDuplicates().hasSize(302);
        assertThat(windowed.report().exact()).isEqualTo(1);
    }

    @Test
    void theFirstPieceCarriesTheLabelAndAllPiecesTheShape() {
        Window window = only(Texts.of("mcdonald met [PER Zoë McDonald] 😀"));
        List<Integer> labels =
                Arrays.stream(window.labels()).filter(l -> l != -100).boxed().toList();
        assertThat(labels).containsExactly(0, 0, 1, 2, 0);
        int mixed = WordShape.of("McDonald").row();
        assertThat(Arrays.stream(window.shapes()).filter(row -> row == mixed)).hasSizeGreaterThanOrEqualTo(1);
        assertThat(window.shapes()[0]).isEqualTo(WordShape.NONE.row());
    }

    @Test
    void tagsReadBackAreTheSpansThatWereLabelled() {
        LabeledText text = Texts.of("😀 [PER Zoë] and [PER Björn Ångström] , [PER Li]");
        WindowedTexts windowed = new WindowMaker(tokenizer, CLASSES, 128, 32).windows(List.of(text));
        List<float[][]> scores = windowed.unscored();
        for (Window window : windowed.windows()) {
            for (int i = 0; i < window.length(); i++) {
                if (window.words()[i] != Window.NONE) {
                    float[] sure = new float[3];
                    sure[window.labels()[i]] = 9;
                    scores.get(0)[window.words()[i]] = sure;
                }
            }
        }
        assertThat(windowed.spans(scores, new SequenceDecoder(List.of("O", "B-PER", "I-PER"))))
                .isEqualTo(windowed.gold());
        assertThat(windowed.gold().getFirst().getFirst()).isEqualTo(new LabeledSpan(new CodePointSpan(2, 5), "PER"));
    }

    @Test
    void aLabelThatTheModelLacksCountsNowhereInTheLossYetIsRead() {
        Window window = only(Texts.of("[LOC Oslo] now"));
        assertThat(Arrays.stream(window.labels()).filter(label -> label != -100))
                .containsExactly(0);
        assertThat(Arrays.stream(window.words()).filter(word -> word != Window.NONE))
                .containsExactly(0, 1);
    }

    private static Window only(LabeledText text) {
        List<Window> windows = new WindowMaker(tokenizer, CLASSES, 128, 32)
                .windows(List.of(text))
                .windows();
        assertThat(windows).hasSize(1);
        return windows.getFirst();
    }
}

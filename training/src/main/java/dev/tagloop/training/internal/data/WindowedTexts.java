package dev.tagloop.training.internal.data;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.alignment.SequenceDecoder;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labelled texts cut for the model.
 *
 * @param texts as they were given
 * @param words where the words of each text lie; null for a word without pieces
 * @param windows of all texts
 * @param report what became of each span
 */
public record WindowedTexts(
        List<LabeledText> texts, List<List<CodePointSpan>> words, List<Window> windows, AlignmentReport report) {

    /** The spans that were labelled, one list a text. */
    public List<List<LabeledSpan>> gold() {
        return texts.stream().map(LabeledText::spans).toList();
    }

    /** Room for the scores of each word of each text; to be filled and read by {@link #spans}. */
    public List<float[][]> unscored() {
        return words.stream().map(text -> new float[text.size()][]).toList();
    }

    /** The spans that the scores of words by tag tell of, one list a text; words without a score are passed over. */
    public List<List<LabeledSpan>> spans(List<float[][]> scores, SequenceDecoder decoder) {
        List<List<LabeledSpan>> spans = new ArrayList<>();
        for (int text = 0; text < words.size(); text++) {
            spans.add(spans(words.get(text), scores.get(text), decoder));
        }
        return spans;
    }

    private static List<LabeledSpan> spans(List<CodePointSpan> words, float[][] scores, SequenceDecoder decoder) {
        int[] scored = IntStream.range(0, scores.length)
                .filter(word -> scores[word] != null)
                .toArray();
        int[] tags = decoder.tags(
                Arrays.stream(scored).mapToObj(word -> scores[word]).toArray(float[][]::new));
        List<LabeledSpan> spans = new ArrayList<>();
        for (SequenceDecoder.Run run : decoder.runs(tags)) {
            int start = words.get(scored[run.first()]).start();
            int end = words.get(scored[run.last()]).end();
            spans.add(new LabeledSpan(new CodePointSpan(start, end), run.type()));
        }
        return spans;
    }
}

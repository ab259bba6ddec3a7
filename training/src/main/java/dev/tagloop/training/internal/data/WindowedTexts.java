package dev.tagloop.training.internal.data;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** A tag for each word of each text, all outside; to be filled and read by {@link #spans}. */
    public List<String[]> outside() {
        List<String[]> tags = new ArrayList<>();
        for (List<CodePointSpan> text : words) {
            String[] all = new String[text.size()];
            Arrays.fill(all, Bio.OUTSIDE);
            tags.add(all);
        }
        return tags;
    }

    /** The spans that word tags describe, one list a text. */
    public List<List<LabeledSpan>> spans(List<String[]> tags) {
        List<List<LabeledSpan>> spans = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            spans.add(Bio.spans(List.of(tags.get(i)), words.get(i)));
        }
        return spans;
    }
}

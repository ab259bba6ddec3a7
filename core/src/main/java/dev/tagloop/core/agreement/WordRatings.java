package dev.tagloop.core.agreement;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans as ratings of words, so that every coefficient can be taken: each word is a unit, its category the label that lies
 * over it or {@link Bio#OUTSIDE}. Most words are outside, which raises the expected agreement; {@link SpanF1} and {@link
 * UnitizingAlpha} do not suffer from that.
 */
public final class WordRatings {

    private WordRatings() {}

    /** One unit a word, of all documents in their order; who did not look at a document is missing there. */
    public static RatingTable of(List<SpanAnnotations> documents) {
        List<String> raters = List.copyOf(SpanAnnotations.annotators(documents));
        List<List<String>> units = new ArrayList<>();
        for (SpanAnnotations document : documents) {
            List<CodePointSpan> words = Words.of(Text.of(document.text()));
            List<List<String>> columns = raters.stream()
                    .map(rater -> labels(document, words, document.byAnnotator().get(rater)))
                    .toList();
            for (int word = 0; word < words.size(); word++) {
                List<String> unit = new ArrayList<>();
                for (List<String> column : columns) {
                    unit.add(column == null ? null : column.get(word));
                }
                units.add(unit);
            }
        }
        return RatingTable.of(raters, units);
    }

    private static List<String> labels(SpanAnnotations document, List<CodePointSpan> words, List<LabeledSpan> spans) {
        if (spans == null) {
            return null;
        }
        return TokenAligner.align(new LabeledText(document.text(), spans), words).tags().stream()
                .map(tag -> tag.equals(Bio.OUTSIDE) ? tag : Bio.labelOf(tag))
                .toList();
    }
}

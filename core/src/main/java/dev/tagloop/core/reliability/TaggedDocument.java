package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.Arrays;
import java.util.List;

/** A document's words with the tag that each annotator gave, -1 for all words where one did not look. */
record TaggedDocument(List<CodePointSpan> words, int[][] tags) {

    static final int MISSING = -1;

    static TaggedDocument of(SpanAnnotations document, List<String> annotators, List<String> tags) {
        List<CodePointSpan> words = Words.of(Text.of(document.text()));
        int[][] codes = new int[annotators.size()][words.size()];
        for (int rater = 0; rater < codes.length; rater++) {
            List<LabeledSpan> spans = document.byAnnotator().get(annotators.get(rater));
            if (spans == null) {
                Arrays.fill(codes[rater], MISSING);
            } else {
                codes[rater] = TokenAligner.align(new LabeledText(document.text(), spans), words).tags().stream()
                        .mapToInt(tags::indexOf)
                        .toArray();
            }
        }
        return new TaggedDocument(words, codes);
    }

    /** How many annotators gave each tag to a word, as shares; equal ones where nobody looked. */
    double[] votes(int word, int size) {
        double[] votes = new double[size];
        for (int[] own : tags) {
            if (own[word] != MISSING) {
                votes[own[word]]++;
            }
        }
        LogSpace.toShares(votes);
        return votes;
    }
}

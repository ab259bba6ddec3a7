package dev.tagloop.core.alignment;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Lays labelled spans over tokens (words or word pieces) and gives each token a BIO tag.
 *
 * <p>A token belongs to a span when they share a code point; equal starts are not asked for, since tokenizers and people
 * disagree about leading blanks. A token carries one label: spans take their tokens in the order of their starts, the
 * longer first, and what an earlier span took is not given again. A span of which every token is taken, or that touches
 * none, is dropped and the report says so.
 */
public final class TokenAligner {

    private static final Comparator<LabeledSpan> FIRST_THEN_LONGEST = Comparator.comparingInt(
                    (LabeledSpan labeled) -> labeled.span().start())
            .thenComparing(labeled -> labeled.span().end(), Comparator.reverseOrder());

    private TokenAligner() {}

    /**
     * Tags each token of a document.
     *
     * @param document the text and its spans
     * @param tokens where each token lies, in code points, by rising start; null for a token that stands for no text
     *     (such as {@code [CLS]}), which gets {@code O}
     */
    public static Alignment align(LabeledText document, List<CodePointSpan> tokens) {
        String[] tags = new String[tokens.size()];
        List<LabeledSpan> spans = document.spans();
        Outcome[] outcomes = new Outcome[spans.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(spans::get, FIRST_THEN_LONGEST));
        int from = 0;
        for (int index : order) {
            CodePointSpan span = spans.get(index).span();
            // Starts only rise from here on, so tokens that end before this one are done with.
            while (from < tokens.size()
                    && (tokens.get(from) == null || tokens.get(from).end() <= span.start())) {
                from++;
            }
            outcomes[index] = place(spans.get(index), tokens, from, tags);
        }
        List<AlignmentReport.Entry> entries = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            entries.add(new AlignmentReport.Entry(0, spans.get(i), outcomes[i]));
        }
        Collections.replaceAll(Arrays.asList(tags), null, Bio.OUTSIDE);
        return new Alignment(List.of(tags), new AlignmentReport(entries));
    }

    private static Outcome place(LabeledSpan labeled, List<CodePointSpan> tokens, int from, String[] tags) {
        CodePointSpan span = labeled.span();
        int first = -1;
        int last = -1;
        boolean touched = false;
        for (int i = from; i < tokens.size(); i++) {
            CodePointSpan token = tokens.get(i);
            if (token != null && token.start() >= span.end()) {
                break;
            }
            if (token == null || !token.overlaps(span)) {
                continue;
            }
            touched = true;
            // What an earlier span took is always the head of this one's tokens: spans come by rising start.
            if (tags[i] != null) {
                continue;
            }
            tags[i] = first < 0 ? Bio.begin(labeled.label()) : Bio.inside(labeled.label());
            first = first < 0 ? i : first;
            last = i;
        }
        if (first < 0) {
            return new Outcome.Dropped(touched ? Outcome.Reason.TAKEN : Outcome.Reason.NO_TOKEN);
        }
        CodePointSpan carried =
                new CodePointSpan(tokens.get(first).start(), tokens.get(last).end());
        return carried.equals(span) ? new Outcome.Exact() : new Outcome.Snapped(carried);
    }
}

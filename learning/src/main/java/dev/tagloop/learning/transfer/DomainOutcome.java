package dev.tagloop.learning.transfer;

import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import java.util.List;

/**
 * A domain before and after, on the same documents, none of which was learned from.
 *
 * @param data what the documents are called
 * @param documents texts measured on
 * @param before the model that was there
 * @param after the model that was made
 * @param difference by how much it is better, with the paired interval; below 0 it is worse
 */
public record DomainOutcome(
        String data, int documents, DomainScore before, DomainScore after, PairedBootstrap difference) {

    static DomainOutcome of(
            String data, List<LabeledText> gold, List<List<LabeledSpan>> before, List<List<LabeledSpan>> after) {
        List<List<LabeledSpan>> labelled = gold.stream().map(LabeledText::spans).toList();
        return new DomainOutcome(
                data,
                gold.size(),
                DomainScore.of(gold, before),
                DomainScore.of(gold, after),
                PairedBootstrap.of(SpanScores.byDocument(labelled, before), SpanScores.byDocument(labelled, after)));
    }
}

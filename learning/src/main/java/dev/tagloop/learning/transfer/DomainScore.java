package dev.tagloop.learning.transfer;

import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good a model is in a domain.
 *
 * @param precision share of the found entities that are right
 * @param recall share of the labelled entities that were found
 * @param f1 strict F1 of whole entities
 * @param low lower end of the 95 % interval of F1
 * @param high upper end
 * @param labels F1 by label
 */
public record DomainScore(
        double precision, double recall, double f1, double low, double high, Map<String, Double> labels) {

    static DomainScore of(List<LabeledText> gold, List<List<LabeledSpan>> predicted) {
        List<List<LabeledSpan>> labelled = gold.stream().map(LabeledText::spans).toList();
        ScoreReport report = SpanScores.compare(labelled, predicted);
        Map<String, Double> labels = new TreeMap<>();
        report.labels().forEach((label, score) -> labels.put(label, score.f1()));
        PairedBootstrap interval = PairedBootstrap.ofOne(SpanScores.byDocument(labelled, predicted));
        Score all = report.micro();
        return new DomainScore(all.precision(), all.recall(), all.f1(), interval.low(), interval.high(), labels);
    }
}

package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@link DawidSkene} for spans: the true tags of words are a Markov chain that keeps to the BIO scheme, and each annotator
 * has error rates by tag (HMM-Crowd of Nguyen, Wallace, Li, Nenkova and Lease 2017, ACL; here by expectation maximisation with
 * pseudo-counts in the place of its Dirichlet priors). Spans are laid over words by overlap; overlapping spans of one annotator
 * cannot be told in tags, the earlier and longer one counts.
 *
 * @param right pseudo-count of right tags of each annotator
 * @param wrong pseudo-count of each wrong one
 * @param iterations at most
 */
public record SequenceDawidSkene(double right, double wrong, int iterations) {

    private static final double SETTLED = 1e-6;

    /** Checks the numbers. */
    public SequenceDawidSkene {
        if (!(right > 0) || !(wrong > 0) || iterations < 1) {
            throw new IllegalArgumentException("pseudo-counts are above 0 and iterations 1 or more, got " + right + ", "
                    + wrong + " and " + iterations);
        }
    }

    /** A pseudo-count of 2 for right and 0.1 for each wrong tag, up to 100 iterations. */
    public static SequenceDawidSkene standard() {
        return new SequenceDawidSkene(2, 0.1, 100);
    }

    /** Learns from spans. */
    public SpanTruthEstimate fit(List<SpanAnnotations> documents) {
        List<String> annotators = List.copyOf(SpanAnnotations.annotators(documents));
        List<String> tags = Bio.tagsFor(List.copyOf(SpanAnnotations.labels(documents)));
        List<TaggedDocument> tagged = documents.stream()
                .map(document -> TaggedDocument.of(document, annotators, tags))
                .toList();
        SequenceRun run = new SequenceRun(tagged, tags, annotators.size(), right, wrong);
        int done = 0;
        double change;
        do {
            change = run.step();
            done++;
        } while (done < iterations && change > SETTLED);
        List<List<ScoredSpan>> spans =
                IntStream.range(0, tagged.size()).mapToObj(run::decode).toList();
        List<SpanReliability> reliability = new ArrayList<>();
        for (int rater = 0; rater < annotators.size(); rater++) {
            reliability.add(reliability(documents, spans, annotators.get(rater), run.accuracy(rater)));
        }
        return new SpanTruthEstimate(spans, reliability);
    }

    private static SpanReliability reliability(
            List<SpanAnnotations> documents, List<List<ScoredSpan>> spans, String annotator, double words) {
        List<List<LabeledSpan>> estimated = new ArrayList<>();
        List<List<LabeledSpan>> own = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            List<LabeledSpan> theirs = documents.get(i).byAnnotator().get(annotator);
            if (theirs != null) {
                own.add(theirs);
                estimated.add(
                        spans.get(i).stream().map(ScoredSpan::withoutScore).toList());
            }
        }
        return new SpanReliability(
                annotator, own.size(), SpanScores.compare(estimated, own).micro(), words);
    }
}

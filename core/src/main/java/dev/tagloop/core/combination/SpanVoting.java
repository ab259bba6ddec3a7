package dev.tagloop.core.combination;

import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One set of spans out of several voices. Every span that somebody gave is a candidate; a voice supports it with the score of
 * its own span of that label that fits best, times how well it fits (code points in both by code points in either), so
 * voices that differ at a border still support each other. Support is the weighted mean over all voices, those that are
 * silent counting 0. Candidates are taken by falling support, each only where no better one lies.
 *
 * @param threshold support that a span needs, above 0; 0.5 asks for half of the weight
 * @param mayOverlap whether spans of different labels may overlap in the outcome
 */
public record SpanVoting(double threshold, boolean mayOverlap) {

    private static final Comparator<ScoredSpan> BEST_FIRST = Comparator.comparingDouble(ScoredSpan::score)
            .reversed()
            .thenComparing(span -> span.span().length(), Comparator.reverseOrder())
            .thenComparing(ScoredSpan::span)
            .thenComparing(ScoredSpan::label);

    /** @throws IllegalArgumentException if the threshold is not above 0 and up to 1 */
    public SpanVoting {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold lies above 0 and up to 1, not " + threshold);
        }
    }

    /** Half of the weight, no overlaps. */
    public static SpanVoting standard() {
        return new SpanVoting(0.5, false);
    }

    /**
     * Combines what the voices say of one document.
     *
     * @return by rising start, each scored by its support
     */
    public List<ScoredSpan> combine(List<SpanVoice> voices) {
        double all = voices.stream().mapToDouble(SpanVoice::weight).sum();
        Set<LabeledSpan> candidates = new LinkedHashSet<>();
        voices.forEach(voice -> voice.spans().forEach(span -> candidates.add(span.withoutScore())));
        List<ScoredSpan> supported = new ArrayList<>();
        for (LabeledSpan candidate : candidates) {
            double support = 0;
            for (SpanVoice voice : voices) {
                support += voice.weight() * support(voice, candidate);
            }
            if (all > 0 && support / all >= threshold) {
                supported.add(new ScoredSpan(candidate.span(), candidate.label(), support / all));
            }
        }
        supported.sort(BEST_FIRST);
        List<ScoredSpan> taken = new ArrayList<>();
        for (ScoredSpan span : supported) {
            if (taken.stream().noneMatch(other -> excludes(other, span))) {
                taken.add(span);
            }
        }
        taken.sort(Comparator.comparing(ScoredSpan::span).thenComparing(ScoredSpan::label));
        return List.copyOf(taken);
    }

    /**
     * The threshold, of 19 between 0.05 and 0.95, with the best strict micro F1 on documents whose spans are known; of equally
     * good ones the one nearest to 0.5.
     *
     * @param documents what the voices say of each
     * @param gold the spans of the same documents
     */
    public static SpanVoting fit(List<List<SpanVoice>> documents, List<List<LabeledSpan>> gold, boolean mayOverlap) {
        SpanVoting best = null;
        double bestF1 = -1;
        for (int step = 1; step < 20; step++) {
            // 10, 9, 11, 8, 12, ...: from the middle outwards.
            int twentieth = 10 + (step % 2 == 0 ? -step / 2 : step / 2);
            SpanVoting voting = new SpanVoting(twentieth / 20.0, mayOverlap);
            List<List<LabeledSpan>> combined = documents.stream()
                    .map(voices -> voting.combine(voices).stream()
                            .map(ScoredSpan::withoutScore)
                            .toList())
                    .toList();
            double f1 = SpanScores.compare(gold, combined).micro().f1();
            if (f1 > bestF1) {
                bestF1 = f1;
                best = voting;
            }
        }
        return best;
    }

    private static double support(SpanVoice voice, LabeledSpan candidate) {
        double best = 0;
        for (ScoredSpan span : voice.spans()) {
            if (span.label().equals(candidate.label()) && span.span().overlaps(candidate.span())) {
                best = Math.max(best, span.score() * fit(span.span(), candidate.span()));
            }
        }
        return best;
    }

    private static double fit(CodePointSpan a, CodePointSpan b) {
        double common = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
        return common / (a.length() + b.length() - common);
    }

    private boolean excludes(ScoredSpan taken, ScoredSpan span) {
        return taken.span().overlaps(span.span())
                && (!mayOverlap || taken.label().equals(span.label()));
    }
}

package dev.tagloop.core.combination;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.reliability.DawidSkene;
import dev.tagloop.core.reliability.SequenceDawidSkene;
import dev.tagloop.core.reliability.TruthEstimate;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How much voices are believed, learned from where they differ, without anybody's gold labels: {@link Weights} of how often each is likely right. */
public final class LearnedWeights {
    private LearnedWeights() {}

    /** Right in so many of so many cases. */
    private static final class Tally {
        private double right;
        private double all;

        /** With one case of each kind more, so that nobody is always right. */
        double accuracy() {
            return (right + 1) / (all + 2);
        }
    }

    /**
     * By how often a voice is right about whether a stretch that somebody marked is marked so, against the most likely spans
     * ({@link SequenceDawidSkene}).
     *
     * @return by voice; nothing where nobody marked anything
     */
    public static Map<String, Double> ofSpans(List<SpanAnnotations> documents) {
        if (SpanAnnotations.labels(documents).isEmpty()) {
            return Map.of();
        }
        List<List<ScoredSpan>> likely =
                SequenceDawidSkene.standard().fit(documents).spans();
        Map<String, Tally> tallies = new TreeMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Map<String, List<LabeledSpan>> said = documents.get(i).byAnnotator();
            Set<LabeledSpan> candidates = new LinkedHashSet<>();
            said.values().forEach(candidates::addAll);
            Set<LabeledSpan> truth = new HashSet<>();
            likely.get(i).forEach(span -> truth.add(span.withoutScore()));
            said.forEach((voice, own) -> {
                Tally tally = tallies.computeIfAbsent(voice, key -> new Tally());
                Set<LabeledSpan> marked = Set.copyOf(own);
                for (LabeledSpan candidate : candidates) {
                    tally.all++;
                    tally.right += marked.contains(candidate) == truth.contains(candidate) ? 1 : 0;
                }
            });
        }
        return weights(tallies, 2);
    }

    /**
     * By how often a voice's answer is the most likely one ({@link DawidSkene}).
     *
     * @param questions for each what was said of each task, by voice
     */
    public static Map<String, Double> ofAnswers(Collection<? extends List<Map<String, String>>> questions) {
        Map<String, Tally> tallies = new TreeMap<>();
        int most = 2;
        for (List<Map<String, String>> rows : questions) {
            Set<String> voices = new TreeSet<>();
            rows.forEach(row -> voices.addAll(row.keySet()));
            RatingTable table = RatingTable.ofAnswers(new ArrayList<>(voices), rows);
            most = Math.max(most, table.categories().size());
            TruthEstimate truth = DawidSkene.standard().fit(table);
            for (String voice : voices) {
                truth.rater(voice).ifPresent(reliability -> {
                    Tally tally = tallies.computeIfAbsent(voice, key -> new Tally());
                    tally.all += reliability.ratings();
                    tally.right += reliability.ratings() * reliability.accuracy();
                });
            }
        }
        return weights(tallies, most);
    }

    private static Map<String, Double> weights(Map<String, Tally> tallies, int categories) {
        Map<String, Double> weights = new TreeMap<>();
        tallies.forEach((voice, tally) -> weights.put(voice, Weights.ofAccuracy(tally.accuracy(), categories)));
        return weights;
    }
}

package dev.tagloop.core.metrics;

import dev.tagloop.core.text.CodePointOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Scores per label and their averages.
 *
 * @param labels the score of each label that was labelled or predicted, in code point order
 * @param counts what those scores are made of, by the same labels
 * @param micro score of all entities together
 * @param macro mean over the labels; NaN when there is none
 * @param weighted mean over the labels weighted by support
 */
public record ScoreReport(
        SortedMap<String, Score> labels, SortedMap<String, Counts> counts, Score micro, Score macro, Score weighted) {

    /** Keeps the maps as they are, unmodifiable. */
    public ScoreReport {
        labels = Collections.unmodifiableSortedMap(labels);
        counts = Collections.unmodifiableSortedMap(counts);
    }

    /**
     * Scores counts.
     *
     * @param byLabel counts of each label
     * @param zeroDivision precision or recall where the divisor is 0: 0 or 1
     */
    public static ScoreReport of(Map<String, Counts> byLabel, double zeroDivision) {
        SortedMap<String, Counts> counts = new TreeMap<>(CodePointOrder.COMPARATOR);
        counts.putAll(byLabel);
        SortedMap<String, Score> labels = new TreeMap<>(CodePointOrder.COMPARATOR);
        counts.forEach((label, count) -> labels.put(label, Score.of(count, zeroDivision)));
        Counts all = counts.values().stream().reduce(Counts.NONE, Counts::plus);
        return new ScoreReport(
                labels,
                counts,
                Score.of(all, zeroDivision),
                macro(labels.values(), all.gold()),
                weighted(labels.values(), all, zeroDivision));
    }

    /** The counts of all labels together. */
    public Counts total() {
        return counts.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** The report as an aligned table with a heading, labels first, then the averages. */
    public String text(int digits) {
        return ReportText.of(this, digits);
    }

    private static Score macro(Collection<Score> scores, int support) {
        return new Score(mean(scores, Score::precision), mean(scores, Score::recall), mean(scores, Score::f1), support);
    }

    private static double mean(Collection<Score> scores, ToDoubleFunction<Score> part) {
        double sum = 0;
        for (Score score : scores) {
            sum += part.applyAsDouble(score);
        }
        return sum / scores.size();
    }

    private static Score weighted(Collection<Score> scores, Counts all, double zeroDivision) {
        if (all.gold() == 0) {
            double whenNothingPredicted = all.predicted() == 0 ? zeroDivision : 0;
            return new Score(whenNothingPredicted, zeroDivision, whenNothingPredicted, 0);
        }
        return new Score(
                weightedMean(scores, Score::precision, all.gold()),
                weightedMean(scores, Score::recall, all.gold()),
                weightedMean(scores, Score::f1, all.gold()),
                all.gold());
    }

    private static double weightedMean(Collection<Score> scores, ToDoubleFunction<Score> part, int support) {
        double sum = 0;
        for (Score score : scores) {
            sum += part.applyAsDouble(score) * score.support();
        }
        return sum / support;
    }
}

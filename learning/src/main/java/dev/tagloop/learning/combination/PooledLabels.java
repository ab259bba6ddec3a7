package dev.tagloop.learning.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.models.ScoredLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weighted mean of what models give to each label (the linear opinion pool of Stone 1961). */
final class PooledLabels {
    private static final double SMALLEST = 1e-9;

    private PooledLabels() {}

    static double logarithm(double probability) {
        return Math.log(Math.max(probability, SMALLEST));
    }

    /** The best label first. A label that a model does not know has nothing from it. */
    static List<ScoredLabel> of(List<List<ScoredLabel>> said, Votes votes, boolean several) {
        double all = votes.weights().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < said.size(); i++) {
            double weight = votes.weights().get(i) / all;
            double[] chances = chances(said.get(i), votes.calibrations().get(i), several);
            for (int k = 0; k < chances.length; k++) {
                sums.merge(said.get(i).get(k).label(), weight * chances[k], Double::sum);
            }
        }
        List<ScoredLabel> pooled = new ArrayList<>();
        sums.forEach((label, score) -> pooled.add(new ScoredLabel(label, Math.min(1, score))));
        pooled.sort(Comparator.comparingDouble(ScoredLabel::score).reversed().thenComparing(ScoredLabel::label));
        return List.copyOf(pooled);
    }

    private static double[] chances(List<ScoredLabel> said, ScoreCalibration calibration, boolean several) {
        return several
                ? said.stream()
                        .mapToDouble(label -> calibration.probability(label.score()))
                        .toArray()
                : new TemperatureScaling(1 / calibration.slope())
                        .probabilities(said.stream()
                                .mapToDouble(label -> logarithm(label.score()))
                                .toArray());
    }
}

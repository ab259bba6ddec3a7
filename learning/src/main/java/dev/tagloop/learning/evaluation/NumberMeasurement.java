package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.RegressionScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Numbers for whole texts measured by those that people gave; models are compared by Pearson's correlation.
 *
 * @param scores errors and correlations
 */
public record NumberMeasurement(RegressionScores scores) implements Measurement {

    @Override
    public int documents() {
        return scores.texts();
    }

    @Override
    public SequencedMap<String, Double> metrics() {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("pearsonr", scores.pearson());
        metrics.put("spearmanr", scores.spearman());
        metrics.put("mse", scores.mse());
        metrics.put("mae", scores.mae());
        return metrics;
    }

    @Override
    public String manner() {
        return "a number a text";
    }

    @Override
    public List<String> lines() {
        return List.of("Pearson %.3f   Spearman %.3f   mean squared error %.4f   mean absolute error %.4f"
                .formatted(scores.pearson(), scores.spearman(), scores.mse(), scores.mae()));
    }

    @Override
    public Object report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("documents", documents());
        metrics().forEach((name, value) -> report.put(name, Double.isFinite(value) ? value : null));
        return report;
    }
}

package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.ClassificationScores;
import dev.tagloop.core.metrics.ScoreReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Labels of whole texts measured by what people said; models are compared by macro F1.
 *
 * @param scores accuracy, precision, recall, F1
 * @param several whether a text may have several labels
 */
public record LabelMeasurement(ClassificationScores scores, boolean several) implements Measurement {

    @Override
    public int documents() {
        return scores.texts();
    }

    @Override
    public SequencedMap<String, Double> metrics() {
        ScoreReport report = scores.labels();
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("f1", report.macro().f1());
        metrics.put("precision", report.macro().precision());
        metrics.put("recall", report.macro().recall());
        metrics.put("accuracy", scores.accuracy());
        metrics.put("f1_micro", report.micro().f1());
        metrics.put("f1_weighted", report.weighted().f1());
        return metrics;
    }

    @Override
    public Optional<ScoreReport> labels() {
        return Optional.of(scores.labels());
    }

    @Override
    public Map<String, ? extends Map<String, Integer>> confusion() {
        return scores.confusion();
    }

    @Override
    public String manner() {
        return several ? "several labels a text" : "one label a text";
    }

    @Override
    public List<String> lines() {
        String all = several ? "all labels of a text right" : "label right";
        return List.of(
                scores.labels().text(3),
                "%s in %.1f %% of the texts; macro F1 %.3f"
                        .formatted(
                                all,
                                100 * scores.accuracy(),
                                scores.labels().macro().f1()));
    }

    @Override
    public Object report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("documents", documents());
        report.putAll(metrics());
        report.put("labels", scores.labels().labels());
        report.put("confusion", scores.confusion());
        return report;
    }
}

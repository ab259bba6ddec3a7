package dev.tagloop.training.internal.task.classification;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.metrics.ClassificationScores;
import dev.tagloop.core.metrics.RegressionScores;
import dev.tagloop.training.internal.task.ClassScores;
import dev.tagloop.training.internal.task.Judge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of whole texts: the outputs of a text are the mean of its windows', each weighing as much as it has pieces, as where the model is
 * served. The best epoch is that with the highest macro F1, or with the lowest mean squared error.
 */
final class SequenceJudge implements Judge<SequenceWindow, float[]> {
    private static final String F1 = "f1";
    private static final String ERROR = "mse";

    private final ClassSet classes;
    private final List<ClassifiedText> gold;

    SequenceJudge(ClassSet classes, List<ClassifiedText> gold) {
        this.classes = classes;
        this.gold = gold;
    }

    @Override
    public Map<String, Double> metrics(List<SequenceWindow> windows, List<float[]> outputs) {
        double[][] means = means(windows, outputs);
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (classes.type() == ProblemType.REGRESSION) {
            RegressionScores scores = RegressionScores.compare(
                    gold.stream().map(ClassifiedText::number).toList(),
                    Arrays.stream(means).map(mean -> mean[0]).toList());
            metrics.put("pearsonr", scores.pearson());
            metrics.put("spearmanr", scores.spearman());
            metrics.put(ERROR, scores.mse());
        } else {
            List<List<String>> predicted = new ArrayList<>();
            for (double[] mean : means) {
                predicted.add(labels(mean));
            }
            ClassificationScores scores = ClassificationScores.compare(
                    gold.stream().map(ClassifiedText::labels).toList(), predicted);
            metrics.put("accuracy", scores.accuracy());
            metrics.put("precision", scores.labels().macro().precision());
            metrics.put("recall", scores.labels().macro().recall());
            metrics.put(F1, scores.labels().macro().f1());
        }
        // Where nothing varies or nothing is labelled there is no such figure.
        metrics.replaceAll((name, value) -> Double.isNaN(value) ? 0.0 : value);
        return metrics;
    }

    private double[][] means(List<SequenceWindow> windows, List<float[]> outputs) {
        double[][] sums = new double[gold.size()][classes.labels().size()];
        long[] pieces = new long[gold.size()];
        for (int w = 0; w < windows.size(); w++) {
            SequenceWindow window = windows.get(w);
            pieces[window.text()] += window.ids().length;
            for (int i = 0; i < sums[window.text()].length; i++) {
                sums[window.text()][i] += (double) outputs.get(w)[i] * window.ids().length;
            }
        }
        for (int text = 0; text < sums.length; text++) {
            for (int i = 0; i < sums[text].length; i++) {
                sums[text][i] /= pieces[text];
            }
        }
        return sums;
    }

    private List<String> labels(double[] scores) {
        float[] plain = new float[scores.length];
        List<String> likely = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            plain[i] = (float) scores[i];
            // A probability of a half.
            if (scores[i] >= 0) {
                likely.add(classes.labels().get(i));
            }
        }
        return classes.type() == ProblemType.MULTI_LABEL_CLASSIFICATION
                ? likely
                : List.of(classes.labels().get(ClassScores.argMax(plain)));
    }

    @Override
    public String decisive() {
        return classes.type() == ProblemType.REGRESSION ? ERROR : F1;
    }

    @Override
    public boolean greaterIsBetter() {
        return classes.type() != ProblemType.REGRESSION;
    }
}

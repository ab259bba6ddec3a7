package dev.tagloop.learning.sampling.pool;

import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores whose probabilities mean what they say: all are divided by a temperature that was fitted on held-out labels. Within one task the order of the
 * labels stays; between tasks it may change what comes next.
 */
public final class CalibratedScoreProvider implements ScoreProvider {
    // The logarithm of a probability of 0 would not be a number to divide.
    private static final double LEAST = 1e-12;

    private final ScoreProvider provider;
    private final TemperatureScaling scaling;

    /**
     * @param provider whose scores are put right
     * @param scaling as {@link #fit} found it
     */
    public CalibratedScoreProvider(ScoreProvider provider, TemperatureScaling scaling) {
        this.provider = provider;
        this.scaling = scaling;
    }

    /**
     * The temperature that fits best what people said.
     *
     * @param scores of held-out tasks
     * @param labels the right label of each unit of each task; null where nobody knows it or the model does not know the label
     * @throws IllegalArgumentException if not one unit has a label
     */
    public static TemperatureScaling fit(List<TaskScores> scores, List<? extends List<String>> labels) {
        List<double[]> logits = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (int task = 0; task < scores.size(); task++) {
            TaskScores own = scores.get(task);
            for (int unit = 0; unit < own.units().size(); unit++) {
                String label = labels.get(task).get(unit);
                int right = label == null ? -1 : own.labels().indexOf(label);
                if (right >= 0) {
                    logits.add(logits(own.probabilities()[unit]));
                    classes.add(right);
                }
            }
        }
        return TemperatureScaling.fit(
                logits.toArray(double[][]::new),
                classes.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public String version() {
        return String.format(Locale.ROOT, "%s at temperature %.4f", provider.version(), scaling.temperature());
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        return provider.score(texts).stream().map(this::calibrated).toList();
    }

    private TaskScores calibrated(TaskScores scores) {
        return new TaskScores(
                scores.units(),
                scores.labels(),
                calibrated(scores.probabilities()),
                scores.dropout().stream().map(this::calibrated).toList(),
                scores.members().stream().map(this::calibrated).toList(),
                scores.embedding(),
                scores.written(),
                scores.number());
    }

    private float[][] calibrated(float[][] rows) {
        float[][] calibrated = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] probabilities = scaling.probabilities(logits(rows[i]));
            calibrated[i] = new float[probabilities.length];
            for (int j = 0; j < probabilities.length; j++) {
                calibrated[i][j] = (float) probabilities[j];
            }
        }
        return calibrated;
    }

    /** Logits are known up to a sum that makes no difference. */
    private static double[] logits(float[] probabilities) {
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(Math.max(LEAST, probabilities[i]));
        }
        return logits;
    }
}

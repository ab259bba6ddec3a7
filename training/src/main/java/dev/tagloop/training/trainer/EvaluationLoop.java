package dev.tagloop.training.trainer;

import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.loop.ClassScores;
import dev.tagloop.training.internal.loop.TrainableClassifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the evaluation part to a model and lets the metrics judge. */
final class EvaluationLoop {
    private final List<Window> windows;
    private final int batchSize;
    private final ComputeMetrics metrics;
    private final Runnable checkStop;

    EvaluationLoop(List<Window> windows, int batchSize, ComputeMetrics metrics, Runnable checkStop) {
        this.windows = windows;
        this.batchSize = batchSize;
        this.metrics = metrics;
        this.checkStop = checkStop;
    }

    /** {@code eval_loss}, the metrics, and the time. */
    Map<String, Double> run(TrainableClassifier model) {
        long begin = System.nanoTime();
        List<float[][]> predictions = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        double loss = 0;
        int batches = 0;
        for (int from = 0; from < windows.size(); from += batchSize) {
            checkStop.run();
            List<Window> batch = windows.subList(from, Math.min(windows.size(), from + batchSize));
            float[][][] scores = model.scores(batch);
            loss += meanLoss(batch, scores) * batch.size();
            batches++;
            for (int i = 0; i < scores.length; i++) {
                predictions.add(scores[i]);
                labels.add(batch.get(i).labels());
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("eval_loss", loss / windows.size());
        if (metrics != null) {
            metrics.compute(new EvalPrediction(predictions, labels))
                    .forEach((name, value) -> values.put(name.startsWith("eval_") ? name : "eval_" + name, value));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        values.put("eval_runtime", seconds);
        values.put("eval_samples_per_second", windows.size() / seconds);
        values.put("eval_steps_per_second", batches / seconds);
        return values;
    }

    private static double meanLoss(List<Window> batch, float[][][] scores) {
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < scores.length; i++) {
            int[] labels = batch.get(i).labels();
            for (int piece = 0; piece < labels.length; piece++) {
                if (labels[piece] != EvalPrediction.IGNORED) {
                    sum += ClassScores.crossEntropy(scores[i][piece], labels[piece]);
                    counted++;
                }
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }
}

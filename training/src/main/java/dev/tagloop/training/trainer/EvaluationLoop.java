package dev.tagloop.training.trainer;

import dev.tagloop.training.internal.loop.TrainableModel;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.TrainingTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Shows the evaluation part to a model and lets the metrics judge. */
final class EvaluationLoop<X, O> {
    private final TrainingTask<X, O> task;
    private final List<X> examples;
    private final int batchSize;
    private final BiFunction<List<X>, List<O>, Map<String, Double>> metrics;
    private final Runnable checkStop;

    EvaluationLoop(
            TrainingTask<X, O> task,
            List<X> examples,
            int batchSize,
            BiFunction<List<X>, List<O>, Map<String, Double>> metrics,
            Runnable checkStop) {
        this.task = task;
        this.examples = examples;
        this.batchSize = batchSize;
        this.metrics = metrics;
        this.checkStop = checkStop;
    }

    /** {@code eval_loss}, the metrics, and the time. */
    Map<String, Double> run(TrainableModel<X, O> model) {
        long begin = System.nanoTime();
        List<O> outputs = new ArrayList<>();
        double loss = 0;
        int batches = 0;
        for (int from = 0; from < examples.size(); from += batchSize) {
            checkStop.run();
            List<X> batch = examples.subList(from, Math.min(examples.size(), from + batchSize));
            List<O> said = model.outputs(batch);
            MeanLoss ofBatch = new MeanLoss();
            for (int i = 0; i < said.size(); i++) {
                task.addLoss(batch.get(i), said.get(i), ofBatch);
            }
            loss += ofBatch.value() * batch.size();
            batches++;
            outputs.addAll(said);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("eval_loss", loss / examples.size());
        metrics.apply(examples, outputs)
                .forEach((name, value) -> values.put(name.startsWith("eval_") ? name : "eval_" + name, value));
        double seconds = (System.nanoTime() - begin) / 1e9;
        values.put("eval_runtime", seconds);
        values.put("eval_samples_per_second", examples.size() / seconds);
        values.put("eval_steps_per_second", batches / seconds);
        return values;
    }
}

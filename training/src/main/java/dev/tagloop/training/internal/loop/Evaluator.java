package dev.tagloop.training.internal.loop;

import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.task.Judge;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows the validation part to a model and lets the task's judge say how good it is. */
final class Evaluator<E, O> {

    private static final int BATCH = 8;

    private final TrainingTask<E, O> task;
    private final Judge<E, O> judge;
    private final List<E> examples;

    Evaluator(TrainingTask<E, O> task, Judge<E, O> judge, List<E> examples) {
        this.task = task;
        this.judge = judge;
        this.examples = examples;
    }

    /** Evaluates; {@code betweenBatches} may throw to stop. */
    Evaluation evaluate(TrainableModel<E, O> model, Runnable betweenBatches) {
        List<E> shown = new ArrayList<>();
        List<O> outputs = new ArrayList<>();
        MeanLoss loss = new MeanLoss();
        for (List<E> batch : LengthBuckets.sorted(examples, task::length, BATCH)) {
            betweenBatches.run();
            List<O> said = model.outputs(batch);
            for (int i = 0; i < said.size(); i++) {
                task.addLoss(batch.get(i), said.get(i), loss);
            }
            shown.addAll(batch);
            outputs.addAll(said);
        }
        Map<String, Double> metrics = judge.metrics(shown, outputs);
        return new Evaluation(metrics, loss.value(), score(metrics, loss.value()));
    }

    /** What tells the best epoch: more is better. */
    double score(Map<String, Double> metrics, double loss) {
        if (judge.decisive().equals(Judge.LOSS)) {
            return -loss;
        }
        Double value = metrics.get(judge.decisive());
        if (value == null) {
            throw new IllegalArgumentException("the best epoch is told by the metric '" + judge.decisive()
                    + "', but the evaluation gives " + metrics.keySet());
        }
        return judge.greaterIsBetter() ? value : -value;
    }
}

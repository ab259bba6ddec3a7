package dev.tagloop.training.trainer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far a training is and what it has logged; lies as {@code trainer_state.json} beside each checkpoint. */
public final class TrainerState {
    private int maxSteps;
    private final double numTrainEpochs;
    private final List<Map<String, Object>> log = new ArrayList<>();
    private long globalStep;
    private double epoch;
    private Double bestMetric;
    private Long bestStep;
    private Path bestModelCheckpoint;

    TrainerState(int maxSteps, double numTrainEpochs) {
        this.maxSteps = maxSteps;
        this.numTrainEpochs = numTrainEpochs;
    }

    /** What lies beside a checkpoint. */
    static TrainerState read(Path file, double numTrainEpochs) {
        Map<String, Object> json = TrainerFiles.read(file);
        TrainerState state = new TrainerState(((Number) json.get("max_steps")).intValue(), numTrainEpochs);
        state.globalStep = ((Number) json.get("global_step")).longValue();
        state.epoch = ((Number) json.get("epoch")).doubleValue();
        state.bestMetric = json.get("best_metric") instanceof Number metric ? metric.doubleValue() : null;
        state.bestStep = json.get("best_global_step") instanceof Number step ? step.longValue() : null;
        state.bestModelCheckpoint = json.get("best_model_checkpoint") instanceof String folder ? Path.of(folder) : null;
        if (json.get("log_history") instanceof List<?> entries) {
            entries.forEach(entry -> state.log.add(entry((Map<?, ?>) entry)));
        }
        return state;
    }

    private static Map<String, Object> entry(Map<?, ?> json) {
        Map<String, Object> entry = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            Number number = (Number) value;
            if (name.equals("step")) {
                entry.put("step", number.longValue());
            } else {
                entry.put(name.toString(), number.doubleValue());
            }
        });
        return Collections.unmodifiableMap(entry);
    }

    void runTo(int steps) {
        maxSteps = steps;
    }

    void moveTo(long step, double newEpoch) {
        globalStep = step;
        epoch = newEpoch;
    }

    /** Adds a record, with epoch and step. */
    Map<String, Object> log(Map<String, ?> values) {
        Map<String, Object> entry = new LinkedHashMap<>(values);
        entry.put("epoch", epoch);
        entry.put("step", globalStep);
        log.add(Collections.unmodifiableMap(entry));
        return log.getLast();
    }

    void best(double metric) {
        bestMetric = metric;
        bestStep = globalStep;
    }

    /** A checkpoint is kept: that of the best model only if this very step was judged the best. */
    void saves(Path checkpoint) {
        if (bestStep != null && bestStep == globalStep) {
            bestModelCheckpoint = checkpoint;
        }
    }

    /** Steps done. */
    public long globalStep() {
        return globalStep;
    }

    /** Epochs done, with the part of the present one. */
    public double epoch() {
        return epoch;
    }

    /**
     * All that was logged, in order: {@code loss}, {@code grad_norm} and {@code learning_rate} of a training,
     * {@code eval_loss} and the metrics of an evaluation, {@code train_loss} and the times at the end; each with
     * {@code epoch} and {@code step}.
     */
    public List<Map<String, Object>> logHistory() {
        return List.copyOf(log);
    }

    /** The best value of the metric that tells the best model, if it was measured. */
    public Optional<Double> bestMetric() {
        return Optional.ofNullable(bestMetric);
    }

    /** The checkpoint of the best model; empty if none was kept. */
    public Optional<Path> bestModelCheckpoint() {
        return Optional.ofNullable(bestModelCheckpoint);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("best_global_step", bestStep);
        json.put("best_metric", bestMetric);
        json.put("best_model_checkpoint", bestModelCheckpoint == null ? null : bestModelCheckpoint.toString());
        json.put("epoch", epoch);
        json.put("global_step", globalStep);
        json.put("log_history", log);
        json.put("max_steps", maxSteps);
        json.put("num_train_epochs", numTrainEpochs);
        return json;
    }
}

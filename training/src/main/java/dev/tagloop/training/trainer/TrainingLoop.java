package dev.tagloop.training.trainer;

import dev.tagloop.core.split.NumpyRandom;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.LoraAdapter;
import dev.tagloop.training.TrainingDivergedException;
import dev.tagloop.training.internal.data.StepPlan;
import dev.tagloop.training.internal.loop.TrainableModel;
import dev.tagloop.training.internal.optimizer.Schedule;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.optimization.BatchSettings;
import dev.tagloop.training.optimization.EarlyStopping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Epochs, logs, evaluations and checkpoints of one training, in the order in which Hugging Face's Trainer has them. */
final class TrainingLoop<X, O> {
    private final TrainingArguments arguments;
    private final TrainableModel<X, O> model;
    private final List<X> train;
    private final EvaluationLoop<X, O> evaluation;
    private final Consumer<Map<String, Object>> listener;
    private final Runnable checkStop;
    private final CheckpointFolders folders;
    private final int stepsPerEpoch;
    private final int total;
    private final Schedule schedule;
    private final StepPlan<X> plan;
    private final List<Double> judged = new ArrayList<>();
    private final TrainerState state;
    private final String fingerprint;
    private double lossOfAll;
    private double lossSinceLog;
    private long stepsSinceLog;
    private long inEarlierEpochs;

    TrainingLoop(
            TrainingArguments arguments,
            TrainableModel<X, O> model,
            List<X> train,
            EvaluationLoop<X, O> evaluation,
            Consumer<Map<String, Object>> listener,
            Runnable checkStop,
            String fingerprint,
            Optional<ResumableState> earlier) {
        this.arguments = arguments;
        this.model = model;
        this.train = train;
        this.evaluation = evaluation;
        this.listener = listener;
        this.checkStop = checkStop;
        folders = new CheckpointFolders(arguments);
        plan = plan();
        stepsPerEpoch = plan.steps(0, 0);
        total = arguments.totalSteps(stepsPerEpoch);
        schedule = arguments.schedule(total);
        this.fingerprint = fingerprint;
        state = earlier.map(ResumableState::log).orElseGet(() -> new TrainerState(total, arguments.epochs()));
        state.runTo(total);
        earlier.map(ResumableState::place).ifPresent(this::goOnFrom);
    }

    private void goOnFrom(Place place) {
        lossOfAll = place.lossOfAll();
        lossSinceLog = place.lossSinceLog();
        stepsSinceLog = place.stepsSinceLog();
        judged.addAll(place.judged());
    }

    private Place place() {
        return new Place(fingerprint, state.globalStep(), lossOfAll, lossSinceLog, stepsSinceLog, judged);
    }

    private StepPlan<X> plan() {
        BatchSettings batches = arguments.optimization().batches();
        return arguments.groupsByLength()
                ? StepPlan.byLength(train, model::length, arguments.trainBatchSize(), batches, arguments.seed())
                : new StepPlan<>(this::shuffled, batches.accumulation());
    }

    private List<List<X>> shuffled(int epoch) {
        int[] order = new NumpyRandom(arguments.seed() + epoch).permutation(train.size());
        List<List<X>> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += arguments.trainBatchSize()) {
            List<X> batch = new ArrayList<>();
            for (int at = from; at < Math.min(order.length, from + arguments.trainBatchSize()); at++) {
                batch.add(train.get(order[at]));
            }
            batches.add(batch);
        }
        return batches;
    }

    TrainerState state() {
        return state;
    }

    TrainOutput run() {
        long begin = System.nanoTime();
        for (int epoch = 0; state.globalStep() < total && !stopsEarly(); epoch++) {
            epoch(epoch);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train_runtime", seconds);
        metrics.put("train_samples_per_second", state.epoch() * train.size() / seconds);
        long done = state.globalStep();
        metrics.put("train_steps_per_second", done / seconds);
        metrics.put("train_loss", lossOfAll / done);
        log(metrics);
        metrics.put("epoch", state.epoch());
        return new TrainOutput(done, lossOfAll / done, metrics);
    }

    private void epoch(int epoch) {
        List<List<List<X>>> steps = plan.epoch(epoch);
        // Of a resumed training the first ones are done.
        int first = (int) Math.min(steps.size(), state.globalStep() - inEarlierEpochs);
        inEarlierEpochs += steps.size();
        for (int i = first; i < steps.size() && state.globalStep() < total && !stopsEarly(); i++) {
            checkStop.run();
            step(steps.get(i));
            boolean endOfEpoch = i == steps.size() - 1 || state.globalStep() == total;
            if (evaluation != null && arguments.evaluates(state.globalStep(), endOfEpoch)) {
                judge(evaluation.run(model));
            }
            if (arguments.saves(state.globalStep(), endOfEpoch)) {
                state.saves(folders.folder(state.globalStep()));
                Map<String, FloatTensor> weights = model.values();
                folders.save(
                        model.finished(weights),
                        model.adapter(weights),
                        state,
                        folder -> ResumableState.write(folder, place(), model.parts()));
            }
        }
    }

    private void step(List<List<X>> batches) {
        long before = state.globalStep();
        double rate = schedule.rate(before);
        TrainStep.Outcome outcome = model.stepOf(batches, rate);
        if (!outcome.finite()) {
            throw new TrainingDivergedException(
                    "the training diverged in step " + (before + 1) + ": loss " + outcome.loss() + ", gradient norm "
                            + outcome.gradientNorm() + ". Try a lower learning_rate",
                    null,
                    List.of());
        }
        state.moveTo(before + 1, (before + 1) / (double) stepsPerEpoch);
        lossOfAll += outcome.loss();
        lossSinceLog += outcome.loss();
        stepsSinceLog++;
        if (arguments.logs(state.globalStep())) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("loss", lossSinceLog / stepsSinceLog);
            values.put("grad_norm", outcome.gradientNorm());
            values.put("learning_rate", rate);
            log(values);
            lossSinceLog = 0;
            stepsSinceLog = 0;
        }
    }

    private void judge(Map<String, Double> values) {
        log(values);
        EarlyStopping early = arguments.optimization().earlyStopping();
        if (!arguments.keepsBest() && early.patience() == 0) {
            return;
        }
        Double value = values.get("eval_" + arguments.bestMetric());
        if (value == null) {
            throw new IllegalArgumentException("metric_for_best_model is '" + arguments.bestMetric()
                    + "', but the evaluation gives " + values.keySet());
        }
        judged.add(value);
        boolean better =
                state.bestMetric().map(best -> arguments.better(value, best)).orElse(true);
        if (better && arguments.keepsBest()) {
            state.best(value);
        }
    }

    private boolean stopsEarly() {
        return arguments.optimization().earlyStopping().ends(judged, arguments.greaterIsBetter());
    }

    private void log(Map<String, Double> values) {
        listener.accept(state.log(values));
    }

    /** The adapters of what the training ends with. */
    Optional<LoraAdapter> adapter() {
        return state.bestModelCheckpoint()
                .filter(best -> arguments.keepsBest())
                .map(TrainerFiles::adapter)
                .orElseGet(() -> model.adapter(model.values()));
    }

    /** What the training ends with: the best checkpoint if that is wanted, else the last weights. */
    Checkpoint outcome() {
        return state.bestModelCheckpoint()
                .filter(best -> arguments.keepsBest())
                .map((Path best) -> Checkpoint.read(best))
                .orElseGet(model::checkpoint);
    }
}

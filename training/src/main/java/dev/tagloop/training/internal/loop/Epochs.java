package dev.tagloop.training.internal.loop;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.CheckpointPlan;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.LoraAdapter;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.checkpoint.CheckpointFolder;
import dev.tagloop.training.internal.checkpoint.Fingerprint;
import dev.tagloop.training.internal.data.StepPlan;
import dev.tagloop.training.internal.optimizer.Schedule;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.task.Entropies;
import dev.tagloop.training.internal.task.Prepared;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.Optimization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One training of a model: the epochs over its examples, each judged, the best one kept. */
public final class Epochs<E, O> implements AutoCloseable {

    private static final double NANOS = 1e9;
    private static final String ADVICE = "Try a lower learning rate and look for damaged weights in the base model";

    /**
     * How a training ended.
     *
     * @param model of the best complete epoch; empty when it diverged in the first one
     * @param epochs the complete epochs
     * @param bestEpoch number of the model's epoch, 0 without one
     * @param divergence what went wrong, empty when nothing did
     * @param updates how often weights had changed by then
     * @param seconds it took
     * @param adapter what adapters have learned, where there are some
     */
    public record End(
            Optional<Checkpoint> model,
            List<EpochRecord> epochs,
            int bestEpoch,
            Optional<String> divergence,
            long updates,
            double seconds,
            Optional<LoraAdapter> adapter) {}

    private final long started = System.nanoTime();
    private final TrainingSettings settings;
    private final EpochListener listener;
    private final Runnable checkStop;
    private final TrainingTask<E, O> task;
    private final List<E> train;
    private final TrainableModel<E, O> model;
    private final Evaluator<E, O> evaluator;
    private final StepPlan<E> plan;
    private final int total;
    private final Schedule schedule;
    private final Optional<CheckpointKeeper> keeper;
    private final Course course;
    private int loggingSteps;

    /**
     * Prepares everything; native memory is held until {@link #close}.
     *
     * @param lock held as long as this lives
     * @param checkStop called between steps; throws to stop
     * @param kept what is kept of it so that it can be gone on with
     */
    public Epochs(
            TrainingLock lock,
            Checkpoint base,
            Prepared<E, O> prepared,
            TrainingSettings settings,
            EpochListener listener,
            Runnable checkStop,
            Optional<CheckpointPlan> kept) {
        this(lock, base, prepared, settings, listener, checkStop, kept, () -> {});
    }

    /** As the other one, with something run between the forward and the backward pass of each step. */
    Epochs(
            TrainingLock lock,
            Checkpoint base,
            Prepared<E, O> prepared,
            TrainingSettings settings,
            EpochListener listener,
            Runnable checkStop,
            Optional<CheckpointPlan> kept,
            Runnable beforeBackward) {
        this.settings = settings;
        this.listener = listener;
        this.checkStop = checkStop;
        this.task = prepared.task();
        this.train = prepared.train();
        this.evaluator = prepared.judge()
                .map(judge -> new Evaluator<>(task, judge, prepared.validation()))
                .orElse(null);
        if (settings.optimization().earlyStopping().patience() > 0 && evaluator == null) {
            throw new IllegalArgumentException(
                    "early stopping needs a validation part that is judged after each epoch: give one");
        }
        this.keeper = kept.map(where -> new CheckpointKeeper(
                where, Fingerprint.of(task, base, settings.toString(), train, prepared.validation()), listener));
        Optional<CheckpointFolder.Saved> saved = keeper.flatMap(CheckpointKeeper::earlier);
        this.course = Course.from(saved);
        List<E> shown = new ArrayList<>(train);
        shown.addAll(prepared.validation());
        this.model = new TrainableModel<>(
                lock,
                task,
                base,
                shown,
                steps(settings),
                saved.map(state -> ModelState.of(state.state().step(), state::tensors)),
                beforeBackward);
        if (saved.isEmpty()) {
            listener.loaded(model.loaded().missing(), model.loaded().unexpected());
        }
        Optimization optimization = settings.optimization();
        this.plan = StepPlan.byLength(
                train, task::length, settings.batchSize(), optimization.batches(), settings.seed() * 31);
        this.total = plan.steps(1, settings.epochs());
        this.schedule = Schedule.of(optimization.schedule(), settings.learningRate(), settings.warmup(), total);
    }

    private StepSettings steps(TrainingSettings from) {
        return new StepSettings(
                from.weightDecay(),
                from.headMultiple(),
                from.optimization(),
                Entropies.of(task, from.optimization().loss(), train),
                from.maxGradientNorm(),
                from.dropout(),
                from.seed(),
                from.device());
    }

    /** How many steps lie between two points of the loss curve; 0 for about a hundred points. */
    public void loggingSteps(int every) {
        loggingSteps = every;
    }

    /** Trains all epochs that are left, or until it diverges. */
    public End run() {
        if (settings.threads() > 0) {
            Torch.threads(settings.threads());
        }
        if (course.step() > 0) {
            listener.resumed(course.step());
            course.epochs().forEach(listener::epoch);
        }
        LossCurve curve = new LossCurve(listener, total, loggingSteps);
        while (course.epoch() <= settings.epochs() && !stopsEarly()) {
            Optional<String> divergence = epoch(course.epoch(), curve);
            if (divergence.isPresent()) {
                // It would only diverge again.
                keeper.ifPresent(CheckpointKeeper::clear);
                return end(divergence);
            }
        }
        return end(Optional.empty());
    }

    /** What the validation part says of the weights as they are; empty without one. */
    public Map<String, Double> judged() {
        if (settings.threads() > 0) {
            Torch.threads(settings.threads());
        }
        return evaluator == null
                ? Map.of()
                : evaluator.evaluate(model, checkStop).metrics();
    }

    private boolean stopsEarly() {
        EarlyStopping rule = settings.optimization().earlyStopping();
        return rule.patience() > 0
                && rule.ends(
                        course.epochs().stream()
                                .map(epoch -> evaluator.score(epoch.metrics(), epoch.validationLoss()))
                                .toList(),
                        true);
    }

    private Optional<String> epoch(int epoch, LossCurve curve) {
        long epochStarted = System.nanoTime();
        List<List<List<E>>> steps = plan.epoch(epoch);
        for (List<List<E>> batches : steps.subList(course.batches(), steps.size())) {
            checkStop.run();
            double rate = schedule.rate(course.step());
            TrainStep.Outcome outcome = trainOn(batches);
            if (!outcome.finite()) {
                return Optional.of(divergence(epoch, outcome));
            }
            course.add(outcome);
            listener.step(course.step(), total, outcome.loss());
            curve.add(course.step(), epoch - 1 + (double) course.batches() / steps.size(), outcome.loss(), rate);
            keeper.ifPresent(kept -> kept.afterStep(course, model));
        }
        if (course.exploded()) {
            return Optional.of("the training diverged in epoch " + epoch + ": its mean loss is " + course.meanLoss()
                    + ", that of the first step was " + course.firstLoss() + ". " + ADVICE);
        }
        Evaluation evaluation = evaluator == null ? null : evaluator.evaluate(model, checkStop);
        if (evaluation != null && !Double.isFinite(evaluation.loss())) {
            return Optional.of("the training diverged in epoch " + epoch + ": the loss on the validation part is "
                    + evaluation.loss() + ". " + ADVICE);
        }
        boolean isBest = course.isBest(evaluation);
        if (isBest) {
            course.best(evaluation, model.values());
        }
        EpochRecord record = record(epoch, evaluation, (System.nanoTime() - epochStarted) / NANOS, isBest);
        course.end(record);
        listener.epoch(record);
        keeper.ifPresent(kept -> kept.afterEpoch(course, model));
        return Optional.empty();
    }

    /** One step at the rate that the schedule has for it. */
    TrainStep.Outcome trainOn(List<List<E>> batches) {
        TrainStep.Outcome outcome = model.stepOf(batches, schedule.rate(course.step()));
        course.stepped();
        return outcome;
    }

    private EpochRecord record(int epoch, Evaluation evaluation, double seconds, boolean isBest) {
        return new EpochRecord(
                epoch,
                course.meanLoss(),
                evaluation == null ? Map.of() : evaluation.metrics(),
                evaluation == null ? Double.NaN : evaluation.loss(),
                course.meanNorm(),
                course.batches(),
                seconds,
                isBest);
    }

    private String divergence(int epoch, TrainStep.Outcome outcome) {
        return "the training diverged in step " + course.step() + " (epoch " + epoch + "): loss " + outcome.loss()
                + ", gradient norm " + outcome.gradientNorm()
                + ". No weight was changed by that step. " + ADVICE;
    }

    private End end(Optional<String> divergence) {
        return new End(
                course.bestWeights().map(model::finished),
                course.epochs(),
                course.bestEpoch(),
                divergence,
                divergence.isPresent() ? course.step() - 1 : course.step(),
                (System.nanoTime() - started) / NANOS,
                course.bestWeights().flatMap(model::adapter));
    }

    List<E> examples() {
        return train;
    }

    TrainableModel<E, O> model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}

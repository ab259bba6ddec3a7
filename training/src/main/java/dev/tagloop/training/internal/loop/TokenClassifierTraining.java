package dev.tagloop.training.internal.loop;

import ai.djl.ndarray.NDManager;
import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.CheckpointPlan;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.checkpoint.CheckpointFolder;
import dev.tagloop.training.internal.checkpoint.Fingerprint;
import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.data.WindowMaker;
import dev.tagloop.training.internal.data.WindowedTexts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.LinearSchedule;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.DropoutMasks;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One training of a token classifier: windows, model, optimiser, and the epochs over them. */
public final class TokenClassifierTraining implements AutoCloseable {

    private static final double NANOS = 1e9;
    private static final String ADVICE = "Try a lower learning rate and look for damaged weights in the base model";

    /**
     * How a training ended.
     *
     * @param model of the best complete epoch; empty when it diverged in the first one
     * @param epochs the complete epochs
     * @param bestEpoch number of the model's epoch, 0 without one
     * @param divergence what went wrong, empty when nothing did
     * @param seconds it took
     */
    public record End(
            Optional<Checkpoint> model,
            List<EpochRecord> epochs,
            int bestEpoch,
            Optional<String> divergence,
            double seconds) {}

    private final long started = System.nanoTime();
    private final TrainingSettings settings;
    private final EpochListener listener;
    private final Runnable checkStop;
    private final WindowedTexts train;
    private final WindowedTexts validation;
    private final TokenClassifierWeights assembly;
    private final TokenClassifier model;
    private final Evaluator evaluator;
    private final AdamW optimizer;
    private final TrainStep step;
    private final DropoutMasks masks;
    private final int stepsPerEpoch;
    private final LinearSchedule schedule;
    private final Optional<CheckpointKeeper> keeper;
    private final Course course;
    private int loggingSteps;

    /**
     * Prepares everything; native memory is held until {@link #close}.
     *
     * @param lock held as long as this lives
     * @param checkStop called between steps; throws to stop
     * @param plan what is kept of it so that it can be gone on with
     */
    public TokenClassifierTraining(
            TrainingLock lock,
            Checkpoint base,
            List<LabeledText> train,
            List<LabeledText> validation,
            TrainingSettings settings,
            EpochListener listener,
            Runnable checkStop,
            Optional<CheckpointPlan> plan) {
        this(lock, base, train, validation, settings, listener, checkStop, plan, () -> {});
    }

    /** As the other one, with something run between the forward and the backward pass of each step. */
    TokenClassifierTraining(
            TrainingLock lock,
            Checkpoint base,
            List<LabeledText> train,
            List<LabeledText> validation,
            TrainingSettings settings,
            EpochListener listener,
            Runnable checkStop,
            Optional<CheckpointPlan> plan,
            Runnable beforeBackward) {
        Objects.requireNonNull(lock, "lock");
        Families.of(base.config());
        this.settings = settings;
        this.listener = listener;
        this.checkStop = checkStop;
        TagSet tags = TagSet.of(base, train);
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            requireLength(settings.maxLength(), tokenizer.maxLength());
            WindowMaker maker = new WindowMaker(tokenizer, tags.ids(), settings.maxLength(), settings.stride());
            this.train = maker.windows(train);
            this.validation = maker.windows(validation);
        }
        List<Window> all = new ArrayList<>(this.train.windows());
        all.addAll(this.validation.windows());
        this.assembly = new TokenClassifierWeights(base, tags, all, settings.wordShape());
        this.evaluator = validation.isEmpty() ? null : new Evaluator(this.validation, tags.tags());
        this.masks = DropoutMasks.draw(settings.dropout(), settings.seed());
        this.keeper = plan.map(kept -> new CheckpointKeeper(
                kept,
                Fingerprint.of(base, settings, tags.tags(), this.train.windows(), this.validation.windows()),
                listener));
        Optional<CheckpointFolder.Saved> saved = keeper.flatMap(CheckpointKeeper::earlier);
        this.course = Course.from(saved);
        this.model = new TokenClassifier(
                assembly,
                saved.map(state -> state.tensors(Course.WEIGHTS)).orElseGet(this::initialWeights),
                base.config().padTokenId(),
                settings.device());
        this.optimizer = new AdamW(
                model.parameters(),
                settings.weightDecay(),
                name -> TokenClassifierWeights.isHead(name) ? settings.headMultiple() : 1,
                saved.map(state -> new AdamW.Moments(
                        state.state().step(),
                        state.tensors(CheckpointKeeper.MEANS),
                        state.tensors(CheckpointKeeper.VARIANCES))));
        this.step = new TrainStep(model.parameters(), optimizer, settings.maxGradientNorm(), beforeBackward);
        this.stepsPerEpoch = Math.ceilDiv(this.train.windows().size(), settings.batchSize());
        int total = Math.multiplyExact(stepsPerEpoch, settings.epochs());
        this.schedule = new LinearSchedule(settings.learningRate(), (int) Math.round(total * settings.warmup()), total);
    }

    private Map<String, FloatTensor> initialWeights() {
        Loaded loaded = assembly.initial(settings.seed());
        listener.loaded(loaded.missing(), loaded.unexpected());
        return loaded.weights();
    }

    private static void requireLength(int wanted, int possible) {
        if (wanted > possible) {
            throw new IllegalArgumentException("the maximal length " + wanted + " is more than the " + possible
                    + " word pieces that this model reads at once: choose " + possible + " or less");
        }
    }

    /** How many steps lie between two points of the loss curve; 0 for about a hundred points. */
    public void loggingSteps(int every) {
        loggingSteps = every;
    }

    /** Trains all epochs that are left, or until it diverges. */
    public End run() {
        Autograd.off();
        if (settings.threads() > 0) {
            Torch.threads(settings.threads());
        }
        if (course.step() > 0) {
            listener.resumed(course.step());
            course.epochs().forEach(listener::epoch);
        }
        LossCurve curve = new LossCurve(listener, totalSteps(), loggingSteps);
        while (course.epoch() <= settings.epochs()) {
            Optional<String> divergence = epoch(course.epoch(), curve);
            if (divergence.isPresent()) {
                // It would only diverge again.
                keeper.ifPresent(CheckpointKeeper::clear);
                return end(divergence);
            }
        }
        return end(Optional.empty());
    }

    private long totalSteps() {
        return (long) stepsPerEpoch * settings.epochs();
    }

    private Optional<String> epoch(int epoch, LossCurve curve) {
        long epochStarted = System.nanoTime();
        List<List<Window>> batches = LengthBuckets.batches(
                train.windows(), Window::length, settings.batchSize(), settings.seed() * 31 + epoch);
        for (List<Window> batch : batches.subList(course.batches(), batches.size())) {
            checkStop.run();
            double rate = schedule.rate(course.step());
            TrainStep.Outcome outcome = trainOn(batch);
            if (!outcome.finite()) {
                return Optional.of(divergence(epoch, outcome));
            }
            course.add(outcome);
            listener.step(course.step(), totalSteps(), outcome.loss());
            curve.add(course.step(), epoch - 1 + (double) course.batches() / stepsPerEpoch, outcome.loss(), rate);
            keeper.ifPresent(kept -> kept.afterStep(course, model.parameters(), optimizer));
        }
        Evaluator.Evaluation evaluation = evaluator == null ? null : evaluator.evaluate(model, checkStop);
        if (evaluation != null && !Double.isFinite(evaluation.loss())) {
            return Optional.of("the training diverged in epoch " + epoch + ": the loss on the validation part is "
                    + evaluation.loss() + ". " + ADVICE);
        }
        boolean isBest = course.isBest(evaluation);
        if (isBest) {
            course.best(evaluation, model.parameters().values());
        }
        EpochRecord record = record(epoch, evaluation, (System.nanoTime() - epochStarted) / NANOS, isBest);
        course.end(record);
        listener.epoch(record);
        keeper.ifPresent(kept -> kept.afterEpoch(course, model.parameters(), optimizer));
        return Optional.empty();
    }

    private EpochRecord record(int epoch, Evaluator.Evaluation evaluation, double seconds, boolean isBest) {
        return new EpochRecord(
                epoch,
                course.meanLoss(),
                evaluation == null ? Double.NaN : evaluation.score().precision(),
                evaluation == null ? Double.NaN : evaluation.score().recall(),
                evaluation == null ? Double.NaN : evaluation.score().f1(),
                evaluation == null ? Double.NaN : evaluation.loss(),
                course.meanNorm(),
                stepsPerEpoch,
                seconds,
                isBest);
    }

    /** One step; everything random in it follows from the seed and the number of the step. */
    TrainStep.Outcome trainOn(List<Window> batch) {
        TrainStep.Outcome outcome = step.run(
                (NDManager manager) -> model.loss(manager, batch, masks.forStep(course.step(), manager)),
                schedule.rate(course.step()));
        course.stepped();
        return outcome;
    }

    private String divergence(int epoch, TrainStep.Outcome outcome) {
        return "the training diverged in step " + course.step() + " (epoch " + epoch + "): loss " + outcome.loss()
                + ", gradient norm " + outcome.gradientNorm()
                + ". No weight was changed by that step. " + ADVICE;
    }

    private End end(Optional<String> divergence) {
        return new End(
                course.bestWeights().map(assembly::finished),
                course.epochs(),
                course.bestEpoch(),
                divergence,
                (System.nanoTime() - started) / NANOS);
    }

    /** What became of the spans of the training texts. */
    public AlignmentReport alignment() {
        return train.report();
    }

    /** What became of the spans of the validation texts. */
    public AlignmentReport validationAlignment() {
        return validation.report();
    }

    /** Number of training windows. */
    public int windows() {
        return train.windows().size();
    }

    /** The training windows. */
    List<Window> trainWindows() {
        return train.windows();
    }

    TokenClassifier model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}

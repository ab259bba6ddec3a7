package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.CheckpointPlan;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.optimization.Optimization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a person may decide about a training; null leaves a setting at the default for the number of texts.
 *
 * @param base the model to start from: {@code minilm}, a folder, or a Hub id that is in the cache
 * @param seed decides new weights, order and dropout
 * @param heldOutShare share of documents held out to measure on
 * @param heldOutSeed decides which documents are held out; null for {@code seed}
 * @param alwaysHeldOut whether documents are held out also where they are so few that cross-validation would take their place; for data of
 *     which some documents have been held out before
 * @param force whether to train on too few labels
 * @param epochs how often all texts are seen
 * @param batchSize texts in a step
 * @param learningRate peak learning rate
 * @param weightDecay of AdamW
 * @param warmup share of all steps over which the rate rises
 * @param maxGradientNorm gradients are scaled down to this norm
 * @param maxLength word pieces in a window
 * @param wordShape whether the shape of words is an input
 * @param threads processors to use
 * @param device where to compute
 * @param loggingSteps steps from one point of the loss curve to the next; null for about a hundred points
 * @param saveSteps steps after which the state of the training is kept, beside the ends of epochs; null for every 200 steps and at most every
 *     ten seconds
 * @param checkpoints where to keep what is needed to go on after the process has ended; null to keep nothing
 * @param optimization schedule, loss, layers, adapters, precision and the like; null for all of it plain
 * @param warm the version that it goes on from; null to learn everything anew. The settings above then hold no more, but seed, threads and device
 */
public record TrainingOptions(
        String base,
        long seed,
        double heldOutShare,
        Long heldOutSeed,
        boolean alwaysHeldOut,
        boolean force,
        Integer epochs,
        Integer batchSize,
        Double learningRate,
        Double weightDecay,
        Double warmup,
        Double maxGradientNorm,
        Integer maxLength,
        Boolean wordShape,
        Integer threads,
        ComputeDevice device,
        Integer loggingSteps,
        Integer saveSteps,
        String checkpoints,
        Optimization optimization,
        @JsonInclude(JsonInclude.Include.NON_NULL) WarmStart warm) {

    /** The seed unless somebody says otherwise. */
    public static final long DEFAULT_SEED = 42;

    /** Checks that there is a base and a sensible share. */
    public TrainingOptions {
        Objects.requireNonNull(base, "base");
        HeldOut.checkShare(heldOutShare);
        optimization = optimization == null ? Optimization.PLAIN : optimization;
    }

    /** MiniLM, seed 42, 15 % held out, everything else by the number of texts. */
    public static TrainingOptions defaults() {
        return new Draft().options();
    }

    /** What led to a run, as far as it is kept: with the same data and defaults it leads to the same model. */
    public static TrainingOptions of(TrainingRun run) {
        TrainingSettings settings = run.settings();
        return defaults()
                .withBase(run.base())
                .withSeed(run.seed())
                .withHeldOut(run.heldOutRule(), run.measuredOnHeldOut())
                .withForce(true)
                .withEpochs(settings.epochs())
                .withBatchSize(settings.batchSize())
                .withLearningRate(settings.learningRate())
                .withWeightDecay(settings.weightDecay())
                .withWarmup(settings.warmup())
                .withMaxGradientNorm(settings.maxGradientNorm())
                .withMaxLength(settings.maxLength())
                .withWordShape(settings.wordShape())
                .withThreads(settings.threads())
                .withDevice(settings.device())
                .withOptimization(settings.optimization());
    }

    /** Which documents are held out. */
    public HeldOut heldOut() {
        return new HeldOut(heldOutShare, heldOutSeed == null ? seed : heldOutSeed);
    }

    /** A copy with another base. */
    public TrainingOptions withBase(String value) {
        return with(draft -> draft.base = value);
    }

    /** A copy with another seed. */
    public TrainingOptions withSeed(long value) {
        return with(draft -> draft.seed = value);
    }

    /** A copy with another held-out share. */
    public TrainingOptions withHeldOutShare(double value) {
        return with(draft -> draft.heldOutShare = value);
    }

    /**
     * A copy that holds out these documents, whatever its seed.
     *
     * @param always also below the number where cross-validation would take their place
     */
    public TrainingOptions withHeldOut(HeldOut value, boolean always) {
        return with(draft -> {
            draft.heldOutShare = value.share();
            draft.heldOutSeed = value.seed();
            draft.alwaysHeldOut = always;
        });
    }

    /** A copy that trains on too few labels, or not. */
    public TrainingOptions withForce(boolean value) {
        return with(draft -> draft.force = value);
    }

    /** A copy with another number of epochs. */
    public TrainingOptions withEpochs(Integer value) {
        return with(draft -> draft.epochs = value);
    }

    /** A copy with another batch size. */
    public TrainingOptions withBatchSize(Integer value) {
        return with(draft -> draft.batchSize = value);
    }

    /** A copy with another learning rate. */
    public TrainingOptions withLearningRate(Double value) {
        return with(draft -> draft.learningRate = value);
    }

    /** A copy with another weight decay. */
    public TrainingOptions withWeightDecay(Double value) {
        return with(draft -> draft.weightDecay = value);
    }

    /** A copy with another share of steps over which the rate rises. */
    public TrainingOptions withWarmup(Double value) {
        return with(draft -> draft.warmup = value);
    }

    /** A copy with another largest norm of the gradients. */
    public TrainingOptions withMaxGradientNorm(Double value) {
        return with(draft -> draft.maxGradientNorm = value);
    }

    /** A copy with another window length. */
    public TrainingOptions withMaxLength(Integer value) {
        return with(draft -> draft.maxLength = value);
    }

    /** A copy with or without word shape. */
    public TrainingOptions withWordShape(Boolean value) {
        return with(draft -> draft.wordShape = value);
    }

    /** A copy with another number of threads. */
    public TrainingOptions withThreads(Integer value) {
        return with(draft -> draft.threads = value);
    }

    /** A copy for another device. */
    public TrainingOptions withDevice(ComputeDevice value) {
        return with(draft -> draft.device = value);
    }

    /** A copy with another distance of the points of the loss curve. */
    public TrainingOptions withLoggingSteps(Integer value) {
        return with(draft -> draft.loggingSteps = value);
    }

    /** A copy that keeps its state after other steps. */
    public TrainingOptions withSaveSteps(Integer value) {
        return with(draft -> draft.saveSteps = value);
    }

    /** A copy that keeps in a folder what is needed to go on, and goes on from what lies there. */
    public TrainingOptions withCheckpoints(Path folder) {
        return with(draft -> draft.checkpoints =
                folder == null ? null : folder.toAbsolutePath().toString());
    }

    /** A copy whose weights are moved in another way. */
    public TrainingOptions withOptimization(Optimization value) {
        return with(draft -> draft.optimization = value);
    }

    /** A copy that goes on from an earlier version, whose model is the base. */
    public TrainingOptions withWarm(WarmStart value) {
        return with(draft -> draft.warm = value);
    }

    /** The complete settings. @param defaults what is used where nothing was decided */
    TrainingSettings over(TrainingSettings defaults) {
        TrainingSettings settings = defaults;
        settings = optimization.equals(Optimization.PLAIN) ? settings : settings.withOptimization(optimization);
        settings = epochs == null ? settings : settings.withEpochs(epochs);
        settings = batchSize == null ? settings : settings.withBatchSize(batchSize);
        settings = learningRate == null ? settings : settings.withLearningRate(learningRate);
        settings = weightDecay == null ? settings : settings.withWeightDecay(weightDecay);
        settings = warmup == null ? settings : settings.withWarmup(warmup);
        settings = maxGradientNorm == null ? settings : settings.withMaxGradientNorm(maxGradientNorm);
        settings = maxLength == null ? settings : settings.withWindows(maxLength, strideFor(settings, maxLength));
        return running(wordShape == null ? settings : settings.withWordShape(wordShape));
    }

    /** Settings with what concerns this run alone: seed, threads and device. */
    TrainingSettings running(TrainingSettings settings) {
        TrainingSettings seeded = settings.withSeed(seed);
        TrainingSettings threaded = threads == null ? seeded : seeded.withThreads(threads);
        return device == null ? threaded : threaded.withDevice(device);
    }

    /** How the state of a training is kept; empty if it is not. @param part tells it from the others of a run */
    Optional<CheckpointPlan> checkpointPlan(String part) {
        return Optional.ofNullable(checkpoints)
                .map(folder -> Path.of(folder, part))
                .map(folder -> saveSteps == null
                        ? CheckpointPlan.in(folder)
                        : new CheckpointPlan(folder, saveSteps, Duration.ZERO));
    }

    private static int strideFor(TrainingSettings settings, int length) {
        return Math.min(settings.stride(), length / 4);
    }

    private TrainingOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** All options, open to one change. */
    private static final class Draft {
        private String base = MiniLm.ID;
        private long seed = DEFAULT_SEED;
        private double heldOutShare = HeldOut.DEFAULT_SHARE;
        private Long heldOutSeed;
        private boolean alwaysHeldOut;
        private boolean force;
        private Integer epochs;
        private Integer batchSize;
        private Double learningRate;
        private Double weightDecay;
        private Double warmup;
        private Double maxGradientNorm;
        private Integer maxLength;
        private Boolean wordShape;
        private Integer threads;
        private ComputeDevice device;
        private Integer loggingSteps;
        private Integer saveSteps;
        private String checkpoints;
        private Optimization optimization;
        private WarmStart warm;

        Draft() {}

        Draft(TrainingOptions from) {
            base = from.base;
            seed = from.seed;
            heldOutShare = from.heldOutShare;
            heldOutSeed = from.heldOutSeed;
            alwaysHeldOut = from.alwaysHeldOut;
            force = from.force;
            epochs = from.epochs;
            batchSize = from.batchSize;
            learningRate = from.learningRate;
            weightDecay = from.weightDecay;
            warmup = from.warmup;
            maxGradientNorm = from.maxGradientNorm;
            maxLength = from.maxLength;
            wordShape = from.wordShape;
            threads = from.threads;
            device = from.device;
            loggingSteps = from.loggingSteps;
            saveSteps = from.saveSteps;
            checkpoints = from.checkpoints;
            optimization = from.optimization;
            warm = from.warm;
        }

        TrainingOptions options() {
            return new TrainingOptions(
                    base,
                    seed,
                    heldOutShare,
                    heldOutSeed,
                    alwaysHeldOut,
                    force,
                    epochs,
                    batchSize,
                    learningRate,
                    weightDecay,
                    warmup,
                    maxGradientNorm,
                    maxLength,
                    wordShape,
                    threads,
                    device,
                    loggingSteps,
                    saveSteps,
                    checkpoints,
                    optimization,
                    warm);
        }
    }
}

package dev.tagloop.training;

import dev.tagloop.training.optimization.Optimization;
import java.util.function.Consumer;

/**
 * How to train; the defaults are those that did best for MiniLM on WikiGold with three seeds.
 *
 * @param epochs how often all windows are seen
 * @param batchSize windows in a batch
 * @param learningRate peak rate of the encoder, reached after the warm-up, then moving by the schedule
 * @param headMultiple how many times larger the rate of new parts is (classifier, word shape)
 * @param weightDecay of AdamW, for everything but biases and layer norms
 * @param warmup share of all steps over which the rate rises from 0
 * @param maxGradientNorm gradients are scaled down to this L2 norm over all parameters
 * @param dropout share of elements dropped at each of BERT's places, 0 for none
 * @param maxLength word pieces in a window, special ones included; a longer text becomes several windows
 * @param stride word pieces that a window repeats from the one before
 * @param wordShape whether the shape of words (Title, UPPER, ...) is an input beside their pieces
 * @param seed decides the new weights, the order of batches and the dropout
 * @param threads inside one tensor operation; 0 leaves the engine's choice. Results differ in the last digits
 * @param device where to compute
 * @param optimization schedule, loss, layers, adapters, precision and the like; where it is missing, as in what earlier
 *     versions have stored, all of it is plain
 */
public record TrainingSettings(
        int epochs,
        int batchSize,
        double learningRate,
        double headMultiple,
        double weightDecay,
        double warmup,
        double maxGradientNorm,
        double dropout,
        int maxLength,
        int stride,
        boolean wordShape,
        long seed,
        int threads,
        ComputeDevice device,
        Optimization optimization) {

    /** Below this many sentences an epoch of 16 has too few steps. */
    private static final int SMALL = 300;

    private static final int MOST_QUESTION_EPOCHS = 8;

    private static final int MASKED_LANGUAGE_EPOCHS = 3;

    private static final int[] SIZES = {50, 100, 200, 500, 1000};
    private static final int[] EPOCHS = {15, 12, 8, 6, 5};

    /** Checks each number's range. */
    public TrainingSettings {
        require(epochs >= 1, "epochs", epochs, "1 or more");
        require(batchSize >= 1, "batch size", batchSize, "1 or more");
        require(learningRate > 0 && Double.isFinite(learningRate), "learning rate", learningRate, "above 0");
        require(headMultiple > 0 && Double.isFinite(headMultiple), "head multiple", headMultiple, "above 0");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay", weightDecay, "0 or more");
        require(warmup >= 0 && warmup <= 1, "warm-up", warmup, "a share from 0 to 1");
        require(maxGradientNorm > 0, "maximal gradient norm", maxGradientNorm, "above 0");
        require(dropout >= 0 && dropout < 1, "dropout", dropout, "a share from 0 to below 1");
        require(maxLength >= 8, "maximal length", maxLength, "8 or more");
        require(stride >= 0 && stride < maxLength - 2, "stride", stride, "from 0 to below the maximal length - 2");
        require(threads >= 0, "threads", threads, "0 or more");
        optimization = optimization == null ? Optimization.PLAIN : optimization;
    }

    /** The measured defaults for a number of training sentences. */
    public static TrainingSettings defaultsFor(int sentences) {
        return new TrainingSettings(
                epochsFor(sentences),
                sentences < SMALL ? 8 : 16,
                2e-4,
                10,
                0.01,
                0.1,
                1.0,
                0.1,
                128,
                32,
                true,
                42,
                0,
                ComputeDevice.CPU,
                Optimization.PLAIN);
    }

    /**
     * The defaults for a number of questions whose answers are to be found in texts: windows that hold most texts as a
     * whole, and more epochs, since a question teaches one span only.
     */
    public static TrainingSettings questionAnsweringDefaultsFor(int questions) {
        return defaultsFor(questions)
                .withEpochs(Math.max(MOST_QUESTION_EPOCHS - questions / 1000, 3))
                .withBatchSize(8)
                .withWindows(384, 128);
    }

    /** The measured defaults for a number of texts that are classified as a whole. */
    public static TrainingSettings textClassification(int texts) {
        return defaultsFor(texts).withLearningRate(1e-4).withWordShape(false);
    }

    /**
     * The defaults for further training on plain texts: few epochs, as the pieces that are hidden change. No piece is read in
     * two windows, and no shape tells what is hidden.
     */
    public static TrainingSettings maskedLanguage(int texts) {
        return defaultsFor(texts)
                .withEpochs(MASKED_LANGUAGE_EPOCHS)
                .withWordShape(false)
                .withWindows(128, 0);
    }

    /**
     * Epochs by size: 15 at 50 sentences and fewer, 12 at 100, 8 at 200, 6 at 500, 5 from 1,000, in between linear in
     * the logarithm of the size.
     */
    static int epochsFor(int sentences) {
        if (sentences <= SIZES[0]) {
            return EPOCHS[0];
        }
        for (int i = 1; i < SIZES.length; i++) {
            if (sentences <= SIZES[i]) {
                double share = Math.log((double) sentences / SIZES[i - 1]) / Math.log((double) SIZES[i] / SIZES[i - 1]);
                return (int) Math.round(EPOCHS[i - 1] + share * (EPOCHS[i] - EPOCHS[i - 1]));
            }
        }
        return EPOCHS[EPOCHS.length - 1];
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("training setting '" + name + "' is " + value + ", must be " + range);
        }
    }

    /** A copy with other epochs. */
    public TrainingSettings withEpochs(int value) {
        return with(draft -> draft.epochs = value);
    }

    /** A copy with another batch size. */
    public TrainingSettings withBatchSize(int value) {
        return with(draft -> draft.batchSize = value);
    }

    /** A copy with another peak learning rate. */
    public TrainingSettings withLearningRate(double value) {
        return with(draft -> draft.learningRate = value);
    }

    /** A copy with another multiple of the learning rate for new parts. */
    public TrainingSettings withHeadMultiple(double value) {
        return with(draft -> draft.headMultiple = value);
    }

    /** A copy with another weight decay. */
    public TrainingSettings withWeightDecay(double value) {
        return with(draft -> draft.weightDecay = value);
    }

    /** A copy with another share of steps over which the rate rises. */
    public TrainingSettings withWarmup(double value) {
        return with(draft -> draft.warmup = value);
    }

    /** A copy with another largest norm of the gradients. */
    public TrainingSettings withMaxGradientNorm(double value) {
        return with(draft -> draft.maxGradientNorm = value);
    }

    /** A copy with another dropout. */
    public TrainingSettings withDropout(double value) {
        return with(draft -> draft.dropout = value);
    }

    /** A copy with or without word shape. */
    public TrainingSettings withWordShape(boolean value) {
        return with(draft -> draft.wordShape = value);
    }

    /** A copy with another seed. */
    public TrainingSettings withSeed(long value) {
        return with(draft -> draft.seed = value);
    }

    /** A copy with another number of threads. */
    public TrainingSettings withThreads(int value) {
        return with(draft -> draft.threads = value);
    }

    /** A copy for another device. */
    public TrainingSettings withDevice(ComputeDevice value) {
        return with(draft -> draft.device = value);
    }

    /** A copy whose weights are moved in another way. */
    public TrainingSettings withOptimization(Optimization value) {
        return with(draft -> draft.optimization = value);
    }

    /** A copy with other window sizes. */
    public TrainingSettings withWindows(int newMaxLength, int newStride) {
        return with(draft -> {
            draft.maxLength = newMaxLength;
            draft.stride = newStride;
        });
    }

    private TrainingSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** All settings, open to one change. */
    private static final class Draft {
        private int epochs;
        private int batchSize;
        private double learningRate;
        private double headMultiple;
        private double weightDecay;
        private double warmup;
        private double maxGradientNorm;
        private double dropout;
        private int maxLength;
        private int stride;
        private boolean wordShape;
        private long seed;
        private int threads;
        private ComputeDevice device;
        private Optimization optimization;

        Draft(TrainingSettings from) {
            epochs = from.epochs;
            batchSize = from.batchSize;
            learningRate = from.learningRate;
            headMultiple = from.headMultiple;
            weightDecay = from.weightDecay;
            warmup = from.warmup;
            maxGradientNorm = from.maxGradientNorm;
            dropout = from.dropout;
            maxLength = from.maxLength;
            stride = from.stride;
            wordShape = from.wordShape;
            seed = from.seed;
            threads = from.threads;
            device = from.device;
            optimization = from.optimization;
        }

        TrainingSettings settings() {
            return new TrainingSettings(
                    epochs,
                    batchSize,
                    learningRate,
                    headMultiple,
                    weightDecay,
                    warmup,
                    maxGradientNorm,
                    dropout,
                    maxLength,
                    stride,
                    wordShape,
                    seed,
                    threads,
                    device,
                    optimization);
        }
    }
}

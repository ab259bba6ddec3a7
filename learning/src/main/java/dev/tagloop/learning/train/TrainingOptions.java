package dev.tagloop.learning.train;

import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.TrainingSettings;
import java.util.Objects;

/**
 * What a person may decide about a training; null leaves a setting at the default for the number of texts.
 *
 * @param base the model to start from: {@code minilm}, a folder, or a Hub id that is in the cache
 * @param seed decides split, new weights, order and dropout
 * @param heldOutShare share of documents held out to measure on
 * @param force whether to train on too few labels
 * @param epochs how often all texts are seen
 * @param batchSize texts in a step
 * @param learningRate peak learning rate
 * @param maxLength word pieces in a window
 * @param wordShape whether the shape of words is an input
 * @param threads processors to use
 * @param device where to compute
 */
public record TrainingOptions(
        String base,
        long seed,
        double heldOutShare,
        boolean force,
        Integer epochs,
        Integer batchSize,
        Double learningRate,
        Integer maxLength,
        Boolean wordShape,
        Integer threads,
        ComputeDevice device) {

    /** The seed unless somebody says otherwise. */
    public static final long DEFAULT_SEED = 42;

    /** Checks that there is a base and a sensible share. */
    public TrainingOptions {
        Objects.requireNonNull(base, "base");
        HeldOut.checkShare(heldOutShare);
    }

    /** MiniLM, seed 42, 15 % held out, everything else by the number of texts. */
    public static TrainingOptions defaults() {
        return new TrainingOptions(
                MiniLm.ID, DEFAULT_SEED, HeldOut.DEFAULT_SHARE, false, null, null, null, null, null, null, null);
    }

    /** A copy with another base. */
    public TrainingOptions withBase(String value) {
        return new TrainingOptions(
                value,
                seed,
                heldOutShare,
                force,
                epochs,
                batchSize,
                learningRate,
                maxLength,
                wordShape,
                threads,
                device);
    }

    /** A copy with another seed. */
    public TrainingOptions withSeed(long value) {
        return new TrainingOptions(
                base,
                value,
                heldOutShare,
                force,
                epochs,
                batchSize,
                learningRate,
                maxLength,
                wordShape,
                threads,
                device);
    }

    /** A copy with another held-out share. */
    public TrainingOptions withHeldOutShare(double value) {
        return new TrainingOptions(
                base, seed, value, force, epochs, batchSize, learningRate, maxLength, wordShape, threads, device);
    }

    /** A copy that trains on too few labels, or not. */
    public TrainingOptions withForce(boolean value) {
        return new TrainingOptions(
                base,
                seed,
                heldOutShare,
                value,
                epochs,
                batchSize,
                learningRate,
                maxLength,
                wordShape,
                threads,
                device);
    }

    /** A copy with another number of epochs. */
    public TrainingOptions withEpochs(Integer value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, value, batchSize, learningRate, maxLength, wordShape, threads, device);
    }

    /** A copy with another batch size. */
    public TrainingOptions withBatchSize(Integer value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, epochs, value, learningRate, maxLength, wordShape, threads, device);
    }

    /** A copy with another learning rate. */
    public TrainingOptions withLearningRate(Double value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, epochs, batchSize, value, maxLength, wordShape, threads, device);
    }

    /** A copy with another window length. */
    public TrainingOptions withMaxLength(Integer value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, epochs, batchSize, learningRate, value, wordShape, threads, device);
    }

    /** A copy with or without word shape. */
    public TrainingOptions withWordShape(Boolean value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, epochs, batchSize, learningRate, maxLength, value, threads, device);
    }

    /** A copy with another number of threads. */
    public TrainingOptions withThreads(Integer value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, epochs, batchSize, learningRate, maxLength, wordShape, value, device);
    }

    /** A copy for another device. */
    public TrainingOptions withDevice(ComputeDevice value) {
        return new TrainingOptions(
                base, seed, heldOutShare, force, epochs, batchSize, learningRate, maxLength, wordShape, threads, value);
    }

    /** The complete settings for a number of training texts. */
    TrainingSettings settingsFor(int texts) {
        TrainingSettings settings = TrainingSettings.defaultsFor(texts).withSeed(seed);
        settings = epochs == null ? settings : settings.withEpochs(epochs);
        settings = batchSize == null ? settings : settings.withBatchSize(batchSize);
        settings = learningRate == null ? settings : settings.withLearningRate(learningRate);
        settings = maxLength == null ? settings : settings.withWindows(maxLength, strideFor(settings, maxLength));
        settings = wordShape == null ? settings : settings.withWordShape(wordShape);
        settings = threads == null ? settings : settings.withThreads(threads);
        return device == null ? settings : settings.withDevice(device);
    }

    private static int strideFor(TrainingSettings settings, int length) {
        return Math.min(settings.stride(), length / 4);
    }
}

package dev.tagloop.cli.train;

import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.training.ComputeDevice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to train, for the command line; what is not given follows the number of texts. */
public final class TrainingArguments {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            defaultValue = "minilm",
            description =
                    "The model to start from: minilm, a folder, or the id of one on the Hugging Face Hub (default: ${DEFAULT-VALUE}).")
    private String base;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides the split, new weights and the order of texts (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often all texts are seen (default: 15 to 5 by size).")
    private Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Texts in a step (default: 8 below 300 texts, else 16).")
    private Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Peak learning rate (default: 2e-4).")
    private Double learningRate;

    @Option(names = "--max-length", paramLabel = "N", description = "Word pieces in a window (default: 128).")
    private Integer maxLength;

    @Option(
            names = "--word-shape",
            paramLabel = "on|off",
            description = "Whether the shape of words (Title, UPPER, digits) is an input (default: on).",
            arity = "1",
            converter = OnOff.class)
    private Boolean wordShape;

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use (default: all).")
    private Integer threads;

    @Option(names = "--device", paramLabel = "auto|cpu|cuda", description = "Where to compute (default: cpu).")
    private ComputeDevice device;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            defaultValue = "0.15",
            description = "Share of documents to measure on; always the same ones (default: ${DEFAULT-VALUE}).")
    private double heldOut;

    @Option(names = "--force", description = "Train on too few labels.")
    private boolean force;

    @Mixin
    private OptimizationArguments optimization;

    /** The options for the trainer. */
    public TrainingOptions options() {
        return TrainingOptions.defaults()
                .withBase(base)
                .withSeed(seed)
                .withHeldOutShare(heldOut)
                .withForce(force)
                .withEpochs(epochs)
                .withBatchSize(batchSize)
                .withLearningRate(learningRate)
                .withMaxLength(maxLength)
                .withWordShape(wordShape)
                .withThreads(threads)
                .withDevice(device)
                .withOptimization(optimization.optimization());
    }
}

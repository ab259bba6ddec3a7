package dev.tagloop.cli.train;

import dev.tagloop.learning.train.TrainingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to train, for the command line; what is not given follows the number of texts. */
public final class TrainingArguments {
    @Mixin
    private EncoderArguments encoder;

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
            names = "--word-shape",
            paramLabel = "on|off",
            description = "Whether the shape of words (Title, UPPER, digits) is an input (default: on).",
            arity = "1",
            converter = OnOff.class)
    private Boolean wordShape;

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
        return encoder.options()
                .withSeed(seed)
                .withHeldOutShare(heldOut)
                .withForce(force)
                .withEpochs(epochs)
                .withWordShape(wordShape)
                .withOptimization(optimization.optimization());
    }
}

package dev.tagloop.cli.train;

import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.training.ComputeDevice;
import picocli.CommandLine.Option;

/** From which model and with which means something is trained, whatever it learns. */
final class EncoderArguments {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            defaultValue = "minilm",
            description =
                    "The model to start from: minilm, a folder, or the id of one on the Hugging Face Hub (default: ${DEFAULT-VALUE}).")
    private String base;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Texts in a step (default: 8 below 300 texts, else 16).")
    private Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Peak learning rate (default: 2e-4).")
    private Double learningRate;

    @Option(names = "--max-length", paramLabel = "N", description = "Word pieces in a window (default: 128).")
    private Integer maxLength;

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use (default: all).")
    private Integer threads;

    @Option(names = "--device", paramLabel = "auto|cpu|cuda", description = "Where to compute (default: cpu).")
    private ComputeDevice device;

    String base() {
        return base;
    }

    /** These options; all others as they are by default. */
    TrainingOptions options() {
        return TrainingOptions.defaults()
                .withBase(base)
                .withBatchSize(batchSize)
                .withLearningRate(learningRate)
                .withMaxLength(maxLength)
                .withThreads(threads)
                .withDevice(device);
    }
}

package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.Precision;
import dev.tagloop.training.optimization.SchedulerType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How weights are moved, for the command line; what is not given is plain fine-tuning. */
public final class OptimizationArguments {
    @Option(
            names = "--gradient-accumulation",
            paramLabel = "N",
            defaultValue = "1",
            description = "Batches that make one step, in the memory of one (default: ${DEFAULT-VALUE}).")
    private int accumulation;

    @Option(
            names = "--token-budget",
            paramLabel = "N",
            defaultValue = "0",
            description = "Word pieces that a batch holds at most, padding included; 0 for no limit beside its size.")
    private int tokenBudget;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "How the learning rate moves: linear, cosine, cosine_with_restarts, polynomial, constant,"
                    + " constant_with_warmup, inverse_sqrt (default: ${DEFAULT-VALUE}).")
    private String schedule;

    @Option(
            names = "--warmup-steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Steps over which the learning rate rises (default: a tenth of all).")
    private int warmupSteps;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of certainty that is spread over all labels (default: ${DEFAULT-VALUE}).")
    private double smoothing;

    @Option(
            names = "--class-weights",
            paramLabel = "balanced|LABEL=W,...",
            split = ",",
            description = "How much each label counts in the loss: balanced, so that all count alike together, or"
                    + " numbers by label.")
    private List<String> classWeights = List.of();

    @Option(
            names = "--layer-decay",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "A layer's learning rate is that of the one above times this (default: ${DEFAULT-VALUE}).")
    private double layerDecay;

    @Option(names = "--freeze-embeddings", description = "Leave the tables of word pieces and positions as they are.")
    private boolean freezeEmbeddings;

    @Option(
            names = "--freeze-layers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Leave the first layers as they are (default: ${DEFAULT-VALUE}).")
    private int freezeLayers;

    @Option(
            names = "--freeze",
            paramLabel = "REGEX",
            description = "Leave tensors as they are in whose name this is found; may be given more than once.")
    private List<String> frozen = List.of();

    @Option(
            names = "--lora",
            paramLabel = "RANK",
            description =
                    "Train adapters of this rank (LoRA) and the head instead of the whole model; they are kept apart too, in"
                            + " the folder adapter, as PEFT reads it.")
    private Integer lora;

    @Option(
            names = "--precision",
            paramLabel = "fp32|bf16",
            defaultValue = "fp32",
            description = "Numbers that matrices are multiplied in; bf16 is faster where the processor has instructions"
                    + " for it (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "End after so many epochs in a row that are no better on the held-out part; 0 for all epochs.")
    private int patience;

    /** All of them. */
    public Optimization optimization() {
        Optimization plain = Optimization.PLAIN;
        try {
            Optimization all = plain.withBatches(
                            plain.batches().withAccumulation(accumulation).withTokenBudget(tokenBudget))
                    .withSchedule(plain.schedule()
                            .withType(SchedulerType.of(schedule))
                            .withWarmupSteps(warmupSteps))
                    .withLoss(plain.loss().withSmoothing(smoothing).withClassWeights(weights()))
                    .withLayers(plain.layers()
                            .withDecay(layerDecay)
                            .withFreezeEmbeddings(freezeEmbeddings)
                            .withFreezeLayers(freezeLayers)
                            .withFrozen(frozen))
                    .withPrecision(precision())
                    .withEarlyStopping(new EarlyStopping(patience, 0));
            return lora == null ? all : all.withLora(LoraSettings.DEFAULT.withRank(lora));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }

    private Precision precision() {
        return switch (precision) {
            case "fp32" -> Precision.FP32;
            case "bf16" -> Precision.BF16;
            default -> throw new UserError("--precision is fp32 or bf16, not " + precision);
        };
    }

    private ClassWeights weights() {
        if (classWeights.equals(List.of("balanced"))) {
            return ClassWeights.BALANCED;
        }
        Map<String, Double> byLabel = new TreeMap<>();
        for (String entry : classWeights) {
            int equals = entry.lastIndexOf('=');
            try {
                byLabel.put(entry.substring(0, Math.max(0, equals)), Double.valueOf(entry.substring(equals + 1)));
            } catch (NumberFormatException e) {
                throw new UserError("--class-weights holds '" + entry
                        + "': write balanced, or LABEL=NUMBER with commas between them");
            }
        }
        return ClassWeights.of(byLabel);
    }
}

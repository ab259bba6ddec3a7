package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.snapshot.EmptyAnnotations;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.Precision;
import dev.tagloop.training.optimization.SchedulerType;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * How to learn, as a person writes it: under the names of transformers' {@code TrainingArguments}, and a few of our own.
 *
 * @param options for the trainer
 * @param empties what an annotation says in which nothing is labelled
 */
public record LearnSettings(TrainingOptions options, EmptyAnnotations empties) {
    private static final String EMPTY = "empty";

    private static final Map<String, BiFunction<TrainingOptions, Value, TrainingOptions>> KNOWN =
            new TreeMap<>(Map.ofEntries(
                    Map.entry("base", (options, value) -> options.withBase(value.text())),
                    Map.entry("num_train_epochs", (options, value) -> options.withEpochs(value.count())),
                    Map.entry("per_device_train_batch_size", (options, value) -> options.withBatchSize(value.count())),
                    Map.entry("learning_rate", (options, value) -> options.withLearningRate(value.positive())),
                    Map.entry("weight_decay", (options, value) -> options.withWeightDecay(value.share())),
                    Map.entry("warmup_ratio", (options, value) -> options.withWarmup(value.share())),
                    Map.entry("max_grad_norm", (options, value) -> options.withMaxGradientNorm(value.positive())),
                    Map.entry("max_length", (options, value) -> options.withMaxLength(value.count())),
                    Map.entry("word_shape", (options, value) -> options.withWordShape(value.flag())),
                    Map.entry(
                            "gradient_accumulation_steps",
                            moved((all, value) -> all.withBatches(all.batches().withAccumulation(value.count())))),
                    Map.entry(
                            "token_budget",
                            moved((all, value) -> all.withBatches(all.batches().withTokenBudget(value.count())))),
                    Map.entry(
                            "lr_scheduler_type",
                            moved((all, value) ->
                                    all.withSchedule(all.schedule().withType(SchedulerType.of(value.text()))))),
                    Map.entry(
                            "warmup_steps",
                            moved((all, value) ->
                                    all.withSchedule(all.schedule().withWarmupSteps(value.count())))),
                    Map.entry(
                            "adam_beta1",
                            moved((all, value) -> all.withAdam(all.adam().withBeta1(value.share())))),
                    Map.entry(
                            "adam_beta2",
                            moved((all, value) -> all.withAdam(all.adam().withBeta2(value.share())))),
                    Map.entry(
                            "adam_epsilon",
                            moved((all, value) -> all.withAdam(all.adam().withEpsilon(value.positive())))),
                    Map.entry(
                            "label_smoothing_factor",
                            moved((all, value) -> all.withLoss(all.loss().withSmoothing(value.share())))),
                    Map.entry(
                            "class_weights",
                            moved((all, value) -> all.withLoss(all.loss().withClassWeights(value.weights())))),
                    Map.entry(
                            "layer_decay",
                            moved((all, value) -> all.withLayers(all.layers().withDecay(value.positive())))),
                    Map.entry(
                            "freeze_embeddings",
                            moved((all, value) -> all.withLayers(all.layers().withFreezeEmbeddings(value.flag())))),
                    Map.entry(
                            "freeze_layers",
                            moved((all, value) -> all.withLayers(all.layers().withFreezeLayers(value.count())))),
                    Map.entry(
                            "lora_rank",
                            moved((all, value) -> all.withLora(
                                    all.lora().orElse(LoraSettings.DEFAULT).withRank(value.count())))),
                    Map.entry(
                            "bf16",
                            moved((all, value) -> all.withPrecision(value.flag() ? Precision.BF16 : Precision.FP32))),
                    Map.entry(
                            "early_stopping_patience",
                            moved((all, value) -> all.withEarlyStopping(new EarlyStopping(
                                    value.count(), all.earlyStopping().threshold())))),
                    Map.entry(
                            "early_stopping_threshold",
                            moved((all, value) -> all.withEarlyStopping(
                                    new EarlyStopping(all.earlyStopping().patience(), value.share())))),
                    Map.entry("logging_steps", (options, value) -> options.withLoggingSteps(value.count())),
                    Map.entry("save_steps", (options, value) -> options.withSaveSteps(value.count())),
                    Map.entry("force", (options, value) -> options.withForce(value.flag())),
                    Map.entry("seed", (options, value) -> options.withSeed(value.whole()))));

    /** Whether there is a setting of this name for the trainer. */
    static boolean knows(String name) {
        return KNOWN.containsKey(name);
    }

    private static BiFunction<TrainingOptions, Value, TrainingOptions> moved(
            BiFunction<Optimization, Value, Optimization> change) {
        return (options, value) -> {
            try {
                return options.withOptimization(change.apply(options.optimization(), value));
            } catch (IllegalArgumentException e) {
                return value.fail("does not fit (" + e.getMessage() + ")");
            }
        };
    }

    /**
     * Reads settings; what is left out, or null, is chosen for the number of texts.
     *
     * @throws BackendException if a key is unknown or a value does not fit; the message lists the known keys
     */
    public static LearnSettings of(JsonObject settings) {
        TrainingOptions options = TrainingOptions.defaults();
        EmptyAnnotations empties = EmptyAnnotations.REVIEWED;
        for (String key : settings.keys()) {
            Value value = new Value(key, settings.get(key).orElse(null));
            if (key.equals(EMPTY)) {
                empties = value.missing() ? empties : value.empties();
            } else if (!KNOWN.containsKey(key)) {
                throw new BackendException(
                        Fault.LEARNING,
                        "There is no setting \"" + key + "\". There are: " + String.join(", ", KNOWN.keySet()) + ", "
                                + EMPTY + ".");
            } else {
                options = value.missing() ? options : KNOWN.get(key).apply(options, value);
            }
        }
        return new LearnSettings(options, empties);
    }

    /** A value with the key that it stands under. */
    private record Value(String key, JsonNode node) {
        boolean missing() {
            return node == null;
        }

        String text() {
            return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : fail("must be a text");
        }

        boolean flag() {
            return node.isBoolean() ? node.booleanValue() : fail("must be true or false");
        }

        long whole() {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? node.longValue()
                    : fail("must be a whole number");
        }

        int count() {
            return node.isNumber()
                            && node.canConvertToInt()
                            && node.intValue() == node.doubleValue()
                            && node.intValue() > 0
                    ? node.intValue()
                    : fail("must be a whole number from 1");
        }

        double positive() {
            return node.isNumber() && node.doubleValue() > 0 && Double.isFinite(node.doubleValue())
                    ? node.doubleValue()
                    : fail("must be a number above 0");
        }

        double share() {
            return node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= 1
                    ? node.doubleValue()
                    : fail("must be a number from 0 to 1");
        }

        ClassWeights weights() {
            if (node.isString() && node.stringValue().equals("balanced")) {
                return ClassWeights.BALANCED;
            }
            Map<String, Double> byLabel = new TreeMap<>();
            node.properties()
                    .forEach(entry -> byLabel.put(
                            entry.getKey(),
                            entry.getValue().isNumber() ? entry.getValue().doubleValue() : fail("must hold numbers")));
            return byLabel.isEmpty() ? fail("must be \"balanced\" or weights by label") : ClassWeights.of(byLabel);
        }

        EmptyAnnotations empties() {
            return switch (node.isString() ? node.stringValue() : "") {
                case "reviewed" -> EmptyAnnotations.REVIEWED;
                case "leave_out" -> EmptyAnnotations.LEFT_OUT;
                default -> fail("must be \"reviewed\" or \"leave_out\"");
            };
        }

        private <T> T fail(String what) {
            throw new BackendException(Fault.LEARNING, "The setting \"" + key + "\" " + what + ", not " + node + ".");
        }
    }
}

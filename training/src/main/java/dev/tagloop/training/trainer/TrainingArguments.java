package dev.tagloop.training.trainer;

import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.optimizer.Schedule;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.Precision;
import dev.tagloop.training.optimization.SchedulerType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How to train, with the names and defaults of Hugging Face's {@code TrainingArguments}. Each method gives a changed copy:
 *
 * <pre>{@code
 * TrainingArguments arguments = TrainingArguments.of(Path.of("ner_model"))
 *         .numTrainEpochs(3)
 *         .evalStrategy(IntervalStrategy.EPOCH)
 *         .saveStrategy(IntervalStrategy.EPOCH)
 *         .loadBestModelAtEnd(true);
 * }</pre>
 */
public final class TrainingArguments implements Cloneable {
    private static final Set<String> BESIDE = Set.of(
            "output_dir",
            "num_train_epochs",
            "max_steps",
            "per_device_eval_batch_size",
            "logging_steps",
            "eval_strategy",
            "eval_steps",
            "save_strategy",
            "save_steps",
            "save_total_limit",
            "load_best_model_at_end",
            "metric_for_best_model",
            "greater_is_better",
            "push_to_hub",
            "hub_model_id");

    private Path outputDir;
    private double numTrainEpochs = 3;
    private int maxSteps = -1;
    private int trainBatchSize = 8;
    private int evalBatchSize = 8;
    private double learningRate = 5e-5;
    private double weightDecay;
    private double warmupSteps;
    private double warmupRatio;
    private double headMultiple = 1;
    private boolean groupByLength;
    private Optimization optimization = Optimization.PLAIN;
    private double maxGradNorm = 1;
    private long seed = 42;
    private int loggingSteps = 500;
    private IntervalStrategy evalStrategy = IntervalStrategy.NO;
    private Integer evalSteps;
    private IntervalStrategy saveStrategy = IntervalStrategy.STEPS;
    private int saveSteps = 500;
    private Integer saveTotalLimit;
    private boolean loadBestModelAtEnd;
    private String metricForBestModel = "loss";
    private Boolean greaterIsBetter;
    private boolean pushToHub;
    private String hubModelId;
    private ComputeDevice device = ComputeDevice.CPU;

    private TrainingArguments() {}

    /**
     * The defaults.
     *
     * @param outputDir where checkpoints are kept: in a folder {@code checkpoint-STEP} each
     */
    public static TrainingArguments of(Path outputDir) {
        TrainingArguments made = new TrainingArguments();
        made.outputDir = outputDir;
        return made;
    }

    /** How often all examples are seen; a part of an epoch is fine. */
    public TrainingArguments numTrainEpochs(double value) {
        require(value > 0, "num_train_epochs", value, "above 0");
        return with(copy -> copy.numTrainEpochs = value);
    }

    /** Ends after so many steps, whatever the epochs; -1 for no such end. */
    public TrainingArguments maxSteps(int value) {
        return with(copy -> copy.maxSteps = value);
    }

    /** Examples in a step. */
    public TrainingArguments perDeviceTrainBatchSize(int value) {
        require(value >= 1, "per_device_train_batch_size", value, "1 or more");
        return with(copy -> copy.trainBatchSize = value);
    }

    /** Examples that are evaluated together. */
    public TrainingArguments perDeviceEvalBatchSize(int value) {
        require(value >= 1, "per_device_eval_batch_size", value, "1 or more");
        return with(copy -> copy.evalBatchSize = value);
    }

    /** The peak rate of AdamW, which falls linearly to 0 unless {@link #lrSchedulerType} says otherwise. */
    public TrainingArguments learningRate(double value) {
        require(value > 0 && Double.isFinite(value), "learning_rate", value, "above 0");
        return with(copy -> copy.learningRate = value);
    }

    /** Decay of all weights but biases and layer norms. */
    public TrainingArguments weightDecay(double value) {
        require(value >= 0, "weight_decay", value, "0 or more");
        return with(copy -> copy.weightDecay = value);
    }

    /** Steps over which the rate rises from 0; below 1 a share of all steps. */
    public TrainingArguments warmupSteps(double value) {
        require(value >= 0, "warmup_steps", value, "0 or more");
        return with(copy -> copy.warmupSteps = value);
    }

    /** The former way to warm up: a share of all steps, where {@link #warmupSteps} is 0. */
    public TrainingArguments warmupRatio(double value) {
        require(value >= 0 && value <= 1, "warmup_ratio", value, "a share from 0 to 1");
        return with(copy -> copy.warmupRatio = value);
    }

    /** How the rate moves after the warm-up, with the numbers that Python takes for it. */
    public TrainingArguments lrSchedulerType(SchedulerType value) {
        return moved(all -> all.withSchedule(all.schedule().withType(value)));
    }

    /** The same by its name in Python, such as {@code cosine}. */
    public TrainingArguments lrSchedulerType(String value) {
        return lrSchedulerType(SchedulerType.of(value));
    }

    /** So many batches make one step, in which every label counts as in one large batch. */
    public TrainingArguments gradientAccumulationSteps(int value) {
        return moved(all -> all.withBatches(all.batches().withAccumulation(value)));
    }

    /** Batches of examples of like length, so that little is padded. */
    public TrainingArguments groupByLength(boolean value) {
        return with(copy -> copy.groupByLength = value);
    }

    /** Ours: how many pieces a batch holds at most, padding included; with {@link #groupByLength}, 0 for no limit. */
    public TrainingArguments tokenBudget(int value) {
        return moved(all -> all.withBatches(all.batches().withTokenBudget(value)));
    }

    /** How much of the first moment stays from step to step. */
    public TrainingArguments adamBeta1(double value) {
        return moved(all -> all.withAdam(all.adam().withBeta1(value)));
    }

    /** How much of the second moment stays from step to step. */
    public TrainingArguments adamBeta2(double value) {
        return moved(all -> all.withAdam(all.adam().withBeta2(value)));
    }

    /** Added to the root of the second moment. */
    public TrainingArguments adamEpsilon(double value) {
        return moved(all -> all.withAdam(all.adam().withEpsilon(value)));
    }

    /** The share of the wanted probability that is spread evenly over all classes. */
    public TrainingArguments labelSmoothingFactor(double value) {
        return moved(all -> all.withLoss(all.loss().withSmoothing(value)));
    }

    /** Ours: how much an example of each class counts in the loss. */
    public TrainingArguments classWeights(ClassWeights value) {
        return moved(all -> all.withLoss(all.loss().withClassWeights(value)));
    }

    /** Ours: by how much the rate of the head is larger than that of the body. */
    public TrainingArguments headMultiple(double value) {
        require(value > 0 && Double.isFinite(value), "head_multiple", value, "above 0");
        return with(copy -> copy.headMultiple = value);
    }

    /** Ours: the rate of a layer is that of the one above times this. */
    public TrainingArguments layerDecay(double value) {
        return moved(all -> all.withLayers(all.layers().withDecay(value)));
    }

    /** Ours: the tables that a text is first looked up in stay as they are. */
    public TrainingArguments freezeEmbeddings(boolean value) {
        return moved(all -> all.withLayers(all.layers().withFreezeEmbeddings(value)));
    }

    /** Ours: so many of the first layers stay as they are. */
    public TrainingArguments freezeLayers(int value) {
        return moved(all -> all.withLayers(all.layers().withFreezeLayers(value)));
    }

    /** Ours: tensors stay as they are in whose names one of these regular expressions is found. */
    public TrainingArguments freeze(List<String> value) {
        return moved(all -> all.withLayers(all.layers().withFrozen(value)));
    }

    /** Ours: adapters of low rank learn beside a body that stays as it is (what PEFT does in Python). */
    public TrainingArguments lora(LoraSettings value) {
        return moved(all -> all.withLora(value));
    }

    /** Matrices are multiplied in numbers of 16 bits, where the processor can. */
    public TrainingArguments bf16(boolean value) {
        return moved(all -> all.withPrecision(value ? Precision.BF16 : Precision.FP32));
    }

    /** Ends after so many evaluations in a row that are no better; what {@code EarlyStoppingCallback} does in Python. */
    public TrainingArguments earlyStoppingPatience(int value) {
        return moved(all -> all.withEarlyStopping(
                new EarlyStopping(value, all.earlyStopping().threshold())));
    }

    /** How much better an evaluation must be to count as better. */
    public TrainingArguments earlyStoppingThreshold(double value) {
        return moved(all ->
                all.withEarlyStopping(new EarlyStopping(all.earlyStopping().patience(), value)));
    }

    private TrainingArguments moved(UnaryOperator<Optimization> change) {
        return with(copy -> copy.optimization = change.apply(optimization));
    }

    /** Gradients are scaled down to this L2 norm over all parameters. */
    public TrainingArguments maxGradNorm(double value) {
        require(value > 0, "max_grad_norm", value, "above 0");
        return with(copy -> copy.maxGradNorm = value);
    }

    /** Decides the new weights, the order of the examples and the dropout. */
    public TrainingArguments seed(long value) {
        require(value >= 0, "seed", value, "0 or more");
        return with(copy -> copy.seed = value);
    }

    /** The loss is logged after every so many steps. */
    public TrainingArguments loggingSteps(int value) {
        require(value >= 1, "logging_steps", value, "1 or more");
        return with(copy -> copy.loggingSteps = value);
    }

    /** When the evaluation part is judged. */
    public TrainingArguments evalStrategy(IntervalStrategy value) {
        return with(copy -> copy.evalStrategy = value);
    }

    /** The former name of {@link #evalStrategy}. */
    public TrainingArguments evaluationStrategy(IntervalStrategy value) {
        return evalStrategy(value);
    }

    /** Steps between evaluations under {@link IntervalStrategy#STEPS}; as many as between logs unless set. */
    public TrainingArguments evalSteps(int value) {
        require(value >= 1, "eval_steps", value, "1 or more");
        return with(copy -> copy.evalSteps = value);
    }

    /** When a checkpoint is kept. */
    public TrainingArguments saveStrategy(IntervalStrategy value) {
        return with(copy -> copy.saveStrategy = value);
    }

    /** Steps between checkpoints under {@link IntervalStrategy#STEPS}. */
    public TrainingArguments saveSteps(int value) {
        require(value >= 1, "save_steps", value, "1 or more");
        return with(copy -> copy.saveSteps = value);
    }

    /** How many checkpoints are kept; the best one is always among them where it is needed at the end. */
    public TrainingArguments saveTotalLimit(int value) {
        require(value >= 1, "save_total_limit", value, "1 or more");
        return with(copy -> copy.saveTotalLimit = value);
    }

    /** Whether the best checkpoint is what a training ends with, instead of the last weights. */
    public TrainingArguments loadBestModelAtEnd(boolean value) {
        return with(copy -> copy.loadBestModelAtEnd = value);
    }

    /** Which metric tells the best; the evaluation loss unless set. */
    public TrainingArguments metricForBestModel(String value) {
        return with(copy -> copy.metricForBestModel = value.startsWith("eval_") ? value.substring(5) : value);
    }

    /** Whether more of that metric is better; of a loss less is, of others more, unless set. */
    public TrainingArguments greaterIsBetter(boolean value) {
        return with(copy -> copy.greaterIsBetter = value);
    }

    /** Whether the model is published when the training has ended: see {@link Trainer.Builder#publisher}. */
    public TrainingArguments pushToHub(boolean value) {
        return with(copy -> copy.pushToHub = value);
    }

    /** Where to compute; the processor unless set. */
    public TrainingArguments device(ComputeDevice value) {
        return with(copy -> copy.device = Objects.requireNonNull(value, "device"));
    }

    /** The repository to publish to; the name of the output folder unless set. */
    public TrainingArguments hubModelId(String value) {
        return with(copy -> copy.hubModelId = value);
    }

    /** The folder of the checkpoints. */
    public Path outputDir() {
        return outputDir;
    }

    double epochs() {
        return numTrainEpochs;
    }

    /** All steps of a training whose epochs have so many. */
    int totalSteps(int stepsPerEpoch) {
        return maxSteps > 0 ? maxSteps : (int) Math.ceil(numTrainEpochs * stepsPerEpoch);
    }

    int warmup(int total) {
        double share = warmupSteps == 0 ? warmupRatio : warmupSteps;
        return (int) Math.ceil(warmupSteps < 1 ? share * total : warmupSteps);
    }

    Schedule schedule(int total) {
        return new Schedule(optimization.schedule(), learningRate, warmup(total), total);
    }

    Optimization optimization() {
        return optimization;
    }

    double headMultiple() {
        return headMultiple;
    }

    boolean groupsByLength() {
        return groupByLength;
    }

    int trainBatchSize() {
        return trainBatchSize;
    }

    int evalBatchSize() {
        return evalBatchSize;
    }

    double rate() {
        return learningRate;
    }

    double decay() {
        return weightDecay;
    }

    double gradientNorm() {
        return maxGradNorm;
    }

    long seed() {
        return seed;
    }

    boolean logs(long step) {
        return step % loggingSteps == 0;
    }

    boolean evaluates() {
        return evalStrategy != IntervalStrategy.NO;
    }

    boolean evaluates(long step, boolean endOfEpoch) {
        return evalStrategy.due(step, evalEvery(), endOfEpoch);
    }

    private int evalEvery() {
        return evalSteps == null ? loggingSteps : evalSteps;
    }

    boolean saves(long step, boolean endOfEpoch) {
        return saveStrategy.due(step, saveSteps, endOfEpoch);
    }

    int saveTotalLimit() {
        return saveTotalLimit == null ? Integer.MAX_VALUE : saveTotalLimit;
    }

    boolean keepsBest() {
        return loadBestModelAtEnd;
    }

    String bestMetric() {
        return metricForBestModel;
    }

    boolean better(double value, double than) {
        return greaterIsBetter() ? value > than : value < than;
    }

    boolean greaterIsBetter() {
        return greaterIsBetter == null ? !metricForBestModel.endsWith("loss") : greaterIsBetter;
    }

    boolean pushes() {
        return pushToHub;
    }

    ComputeDevice device() {
        return device;
    }

    /** All that decides on the way of the weights from step to step, whatever the end and whatever is told of it. */
    String movingWeights() {
        Map<String, Object> moving = json();
        moving.keySet().removeAll(BESIDE);
        return moving.toString();
    }

    String repository() {
        return Optional.ofNullable(hubModelId)
                .orElseGet(() ->
                        outputDir.toAbsolutePath().normalize().getFileName().toString());
    }

    /** All of them under their names in Python. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("output_dir", outputDir.toString());
        json.put("num_train_epochs", numTrainEpochs);
        json.put("max_steps", maxSteps);
        json.put("per_device_train_batch_size", trainBatchSize);
        json.put("per_device_eval_batch_size", evalBatchSize);
        json.put("learning_rate", learningRate);
        json.put("weight_decay", weightDecay);
        json.putAll(optimization.named());
        json.put("warmup_steps", warmupSteps);
        json.put("warmup_ratio", warmupRatio);
        json.put("head_multiple", headMultiple);
        json.put("group_by_length", groupByLength);
        json.put("max_grad_norm", maxGradNorm);
        json.put("seed", seed);
        json.put("logging_steps", loggingSteps);
        json.put("eval_strategy", evalStrategy.name().toLowerCase(Locale.ROOT));
        json.put("eval_steps", evalSteps);
        json.put("save_strategy", saveStrategy.name().toLowerCase(Locale.ROOT));
        json.put("save_steps", saveSteps);
        json.put("save_total_limit", saveTotalLimit);
        json.put("load_best_model_at_end", loadBestModelAtEnd);
        json.put("metric_for_best_model", metricForBestModel);
        json.put("greater_is_better", greaterIsBetter);
        json.put("push_to_hub", pushToHub);
        json.put("hub_model_id", hubModelId);
        json.put("device", device.toString());
        return json;
    }

    /** @throws IllegalArgumentException if the settings do not go together */
    void check() {
        boolean together = evalStrategy == saveStrategy
                && evalStrategy != IntervalStrategy.NO
                && (evalStrategy != IntervalStrategy.STEPS || saveSteps % evalEvery() == 0);
        if (loadBestModelAtEnd && !together) {
            throw new IllegalArgumentException("load_best_model_at_end needs a checkpoint of every evaluation that may"
                    + " be the best: give eval_strategy and save_strategy the same value, not " + evalStrategy + " and "
                    + saveStrategy + ", and save_steps a multiple of eval_steps");
        }
        if (optimization.earlyStopping().patience() > 0 && evalStrategy == IntervalStrategy.NO) {
            throw new IllegalArgumentException(
                    "early_stopping_patience needs evaluations: give eval_strategy epoch or steps");
        }
        if (optimization.batches().tokenBudget() > 0 && !groupByLength) {
            throw new IllegalArgumentException("a token budget needs examples of like length: set group_by_length");
        }
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("'" + name + "' is " + value + ", must be " + range);
        }
    }

    private TrainingArguments with(Consumer<TrainingArguments> change) {
        try {
            TrainingArguments copy = (TrainingArguments) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("this class can be cloned", e);
        }
    }
}

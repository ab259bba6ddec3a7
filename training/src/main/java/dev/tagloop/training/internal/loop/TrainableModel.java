package dev.tagloop.training.internal.loop;

import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.TensorFile;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.LoraAdapter;
import dev.tagloop.training.internal.data.CompactVocabulary;
import dev.tagloop.training.internal.layers.Adapters;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.LayerDepths;
import dev.tagloop.training.internal.optimizer.LayerRates;
import dev.tagloop.training.internal.optimizer.Share;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.Bfloat16;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.DropoutMasks;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A model with its optimiser in native memory, trained step by step by somebody else's rules: no schedule, no evaluation of
 * its own. Everything random in a step follows from the seed and the number of the step.
 */
public final class TrainableModel<E, O> implements AutoCloseable {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final TrainingTask<E, O> task;
    private final Checkpoint base;
    private final StepSettings settings;
    private final CompactVocabulary vocabulary;
    private final FloatTensor fullTable;
    private final Loaded loaded;
    private final Parameters parameters;
    private final AdamW optimizer;
    private final TrainStep step;
    private final DropoutMasks masks;
    private final Optional<Adapters> adapters;
    private final Optional<Bfloat16> products;
    private final Optional<ReadAhead<E>> frozen;
    private long steps;

    /**
     * Loads it, for the thread that does so; native memory is held until {@link #close}.
     *
     * @param lock held as long as this lives
     * @param shown all examples that will ever be shown to it
     * @param earlier where an earlier one was that is gone on with
     */
    public TrainableModel(
            TrainingLock lock,
            TrainingTask<E, O> task,
            Checkpoint base,
            List<E> shown,
            StepSettings settings,
            Optional<ModelState> earlier) {
        this(lock, task, base, shown, settings, earlier, () -> {});
    }

    /** As the other one, with something run between the forward and the backward pass of each step. */
    TrainableModel(
            TrainingLock lock,
            TrainingTask<E, O> task,
            Checkpoint base,
            List<E> shown,
            StepSettings settings,
            Optional<ModelState> earlier,
            Runnable beforeBackward) {
        Objects.requireNonNull(lock, "lock");
        requirePrecision(settings);
        this.task = task;
        this.base = base;
        this.settings = settings;
        int rows = task.words().shape()[0];
        vocabulary = task.compact()
                ? CompactVocabulary.of(
                        shown.stream().map(task::pieces), base.config().padTokenId(), rows)
                : CompactVocabulary.whole(rows);
        Optimization optimization = settings.optimization();
        adapters = optimization.lora().map(lora -> Adapters.beside(task.blueprint(), lora));
        loaded = task.blueprint().load(base, task::isRenewed, task.config().initializerRange(), settings.seed());
        fullTable = loaded.weights().get(task.words().name());
        masks = DropoutMasks.draw(settings.dropout(), settings.seed());
        Map<String, FloatTensor> weights = earlier.map(ModelState::weights).orElseGet(this::initial);
        parameters = new Parameters(
                Torch.newManager(settings.device()),
                weights,
                Untrained.of(task, loaded, adapters, optimization.layers()));
        task.blueprint().bind(parameters);
        optimizer = new AdamW(
                parameters,
                optimization.adam(),
                settings.weightDecay(),
                new LayerRates(
                        new LayerDepths(parameters.names()),
                        task::isHead,
                        settings.headMultiple(),
                        optimization.layers().decay()),
                earlier.map(ModelState::moments));
        frozen = ReadAhead.of(task, parameters, optimization.layers(), shown);
        step = new TrainStep(parameters, optimizer, settings.maxGradientNorm(), beforeBackward);
        steps = earlier.map(ModelState::step).orElse(0L);
        Autograd.off();
        products = optimization.precision() == Precision.BF16 ? Optional.of(Bfloat16.open()) : Optional.empty();
    }

    private static void requirePrecision(StepSettings settings) {
        if (settings.optimization().precision() == Precision.BF16) {
            if (settings.device() != ComputeDevice.CPU) {
                throw new IllegalArgumentException(
                        "bf16 is there for device cpu alone, not for " + settings.device() + ": train with fp32");
            }
            Bfloat16.require();
        }
    }

    private Map<String, FloatTensor> initial() {
        Map<String, FloatTensor> weights = new TreeMap<>(loaded.weights());
        weights.computeIfPresent(task.words().name(), (name, table) -> vocabulary.gather(table));
        return weights;
    }

    /** What was taken from the base, and what is new; adapters always are and are not told. */
    public Loaded loaded() {
        return new Loaded(
                loaded.weights(),
                loaded.missing().stream()
                        .filter(name -> !Adapters.isAdapter(name))
                        .toList(),
                loaded.unexpected());
    }

    /** How long an example is. */
    public int length(E example) {
        return task.length(example);
    }

    /** Steps done. */
    public long steps() {
        return steps;
    }

    /** One step; when its outcome is not finite no weight has changed, and the training must end. */
    public TrainStep.Outcome step(List<E> batch, double rate) {
        return stepOf(List.of(batch), rate);
    }

    /** One step on several batches, in which every label counts as in one large batch. */
    public TrainStep.Outcome stepOf(List<List<E>> batches, double rate) {
        readAhead();
        List<Share> shares = new ArrayList<>();
        for (List<E> batch : batches) {
            long number = steps * settings.optimization().batches().accumulation() + shares.size();
            SplittableRandom random = new SplittableRandom(~settings.seed() ^ ((number + 1) * GOLDEN_GAMMA));
            shares.add(new Share(
                    manager -> task.loss(pass(manager, masks.forStep(number, manager), random), batch),
                    counted(batch)));
        }
        TrainStep.Outcome outcome = step.run(shares, rate);
        steps++;
        return outcome;
    }

    private double counted(List<E> batch) {
        double counted = 0;
        for (E example : batch) {
            int[] labels = task.labels(example);
            counted += labels.length == 0 ? 1 : settings.entropy().counted(labels);
        }
        return counted;
    }

    private Pass pass(NDManager manager, Dropout dropout, SplittableRandom random) {
        return new Pass(
                manager,
                dropout,
                vocabulary,
                base.config().padTokenId(),
                settings.entropy(),
                random,
                frozen.map(ReadAhead::states).orElse(null));
    }

    /** Frozen layers read everything once, outside of any recording. */
    private void readAhead() {
        frozen.ifPresent(
                below -> below.read(parameters, manager -> pass(manager, Dropout.NONE, new SplittableRandom(0))));
    }

    /** What the model says of each example. */
    public List<O> outputs(List<E> batch) {
        readAhead();
        try (NDManager manager = parameters.manager().newSubManager()) {
            Pass pass = pass(manager, Dropout.NONE, new SplittableRandom(settings.seed()));
            return task.outputs(pass, batch);
        }
    }

    /** A copy of the weights, in the compact vocabulary. */
    public Map<String, FloatTensor> values() {
        return parameters.values();
    }

    /** The checkpoint of such weights: the full vocabulary again, the task's configuration. */
    public Checkpoint finished(Map<String, FloatTensor> trained) {
        Map<String, FloatTensor> weights =
                new TreeMap<>(adapters.map(beside -> beside.merged(trained)).orElse(trained));
        weights.computeIfPresent(task.words().name(), (name, table) -> vocabulary.scatter(fullTable, table));
        return base.with(task.finished(), weights);
    }

    /** What adapters and head have learned, out of such weights; empty without adapters. */
    public Optional<LoraAdapter> adapter(Map<String, FloatTensor> trained) {
        return adapters.map(beside -> {
            Map<String, FloatTensor> learned = new TreeMap<>(trained);
            learned.keySet().retainAll(parameters.trainable());
            LoraSettings lora = settings.optimization().lora().orElseThrow();
            return LoraAdapter.of(task.finished(), lora.rank(), lora.alpha(), List.copyOf(beside.targets()), learned);
        });
    }

    /** The model as it is now. */
    public Checkpoint checkpoint() {
        return finished(values());
    }

    /** Weights and moments as they are now, to be written one after the other. */
    public List<TensorFile.Part> parts() {
        List<TensorFile.Part> parts = new ArrayList<>();
        for (String name : parameters.names()) {
            var tensor = parameters.get(name);
            parts.add(new TensorFile.Part(
                    ModelState.WEIGHTS + name, Parameters.dimensions(tensor), () -> Parameters.copy(tensor)));
        }
        optimizer.moments((name, mean, variance) -> {
            int[] shape = Parameters.dimensions(mean);
            parts.add(new TensorFile.Part(ModelState.MEANS + name, shape, () -> Parameters.copy(mean)));
            parts.add(new TensorFile.Part(ModelState.VARIANCES + name, shape, () -> Parameters.copy(variance)));
        });
        return parts;
    }

    Parameters parameters() {
        return parameters;
    }

    @Override
    public void close() {
        products.ifPresent(Bfloat16::close);
        parameters.close();
    }
}

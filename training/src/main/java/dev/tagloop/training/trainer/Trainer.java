package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.TrainingCancelledException;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.loop.StopSignal;
import dev.tagloop.training.internal.loop.TrainableClassifier;
import dev.tagloop.training.internal.loop.TrainingLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains a token classifier on encoded examples by the rules of Hugging Face's {@code Trainer}: random batches padded to
 * their longest, AdamW, a rate that falls linearly, the log, evaluations and checkpoints of {@link TrainingArguments}.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.tokenClassification(encoder, List.of("O", "B-PER", "I-PER"))
 *         .args(arguments)
 *         .trainDataset(examples)
 *         .evalDataset(others)
 *         .computeMetrics(prediction -> Map.of("f1", ...))
 *         .build();
 * trainer.train();
 * trainer.saveModel(Path.of("ner_model_final"));
 * }</pre>
 *
 * <p>With equal examples, arguments, thread count and machine the weights are bit-equal. One training runs in a process at
 * a time; a second one waits.
 */
public final class Trainer {
    private final Builder settings;
    private Checkpoint model;
    private TrainerState state;

    private Trainer(Builder settings) {
        this.settings = settings;
        this.model = settings.base;
    }

    /**
     * A trainer of a token classifier.
     *
     * @param base an encoder of a known family, or a token classifier: its head is kept if it has the very same labels
     * @param labels the names of the classes, by number
     */
    public static Builder tokenClassification(Checkpoint base, List<String> labels) {
        return new Builder(base, labels);
    }

    /** What a training needs. */
    public static final class Builder {
        private final Checkpoint base;
        private final List<String> labels;
        private TrainingArguments arguments = TrainingArguments.of(Path.of("trainer_output"));
        private List<EncodedExample> train = List.of();
        private List<EncodedExample> eval = List.of();
        private ComputeMetrics metrics;
        private Consumer<Map<String, Object>> listener = entry -> {};
        private BooleanSupplier cancelled = () -> false;
        private ModelPublisher publisher;

        private Builder(Checkpoint base, List<String> labels) {
            this.base = Objects.requireNonNull(base, "base");
            this.labels = List.copyOf(labels);
        }

        /** How to train. */
        public Builder args(TrainingArguments value) {
            arguments = Objects.requireNonNull(value, "args");
            return this;
        }

        /** What to learn from. */
        public Builder trainDataset(List<EncodedExample> examples) {
            train = List.copyOf(examples);
            return this;
        }

        /** What is judged and never learned from. */
        public Builder evalDataset(List<EncodedExample> examples) {
            eval = List.copyOf(examples);
            return this;
        }

        /** Who judges, beside the loss. */
        public Builder computeMetrics(ComputeMetrics value) {
            metrics = value;
            return this;
        }

        /** Who hears of each entry of the log, on the thread that trains. */
        public Builder onLog(Consumer<Map<String, Object>> value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /** Asked between steps; true ends the training. */
        public Builder cancelledWhen(BooleanSupplier value) {
            cancelled = Objects.requireNonNull(value, "cancelled");
            return this;
        }

        /** Who publishes the model under {@link TrainingArguments#pushToHub}. */
        public Builder publisher(ModelPublisher value) {
            publisher = value;
            return this;
        }

        /**
         * The trainer.
         *
         * @throws IllegalArgumentException if arguments, examples and model do not go together
         */
        public Trainer build() {
            arguments.check();
            if (arguments.evaluates() && eval.isEmpty()) {
                throw new IllegalArgumentException("eval_strategy asks for evaluations, but there is no evalDataset");
            }
            if (arguments.pushes() && publisher == null) {
                throw new IllegalArgumentException("push_to_hub is set: give a publisher(...) that does it");
            }
            if (base.config().wordShape()) {
                throw new IllegalArgumentException(
                        "this model reads the shape of words, which encoded examples do not hold: train it with FineTuning");
            }
            train.forEach(this::check);
            eval.forEach(this::check);
            return new Trainer(this);
        }

        private void check(EncodedExample example) {
            int most = base.config().maxPositions();
            if (example.length() > most) {
                throw new IllegalArgumentException("an example has " + example.length()
                        + " pieces, but the model reads " + most + " at once: cut longer texts into windows");
            }
            for (int label : example.labels()) {
                if (label != EvalPrediction.IGNORED && (label < 0 || label >= labels.size())) {
                    throw new IllegalArgumentException("an example has the label " + label + ", but the model has the "
                            + labels.size() + " classes " + labels);
                }
            }
        }
    }

    /**
     * Trains, and publishes the model if the arguments say so.
     *
     * @throws IllegalArgumentException if there is nothing to learn
     * @throws TrainingCancelledException if it was cancelled
     * @throws dev.tagloop.training.TrainingDivergedException if the loss stopped being a number
     */
    public TrainOutput train() {
        if (settings.train.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from: give a trainDataset(...)");
        }
        TrainOutput output;
        List<Window> train = windows(settings.train);
        List<Window> eval = windows(settings.eval);
        try (StopSignal stop = new StopSignal(settings.cancelled);
                TrainingLock lock = TrainingLock.acquire(() -> {}, stop::check);
                TrainableClassifier classifier = load(lock, train, eval)) {
            TrainingLoop loop = new TrainingLoop(
                    settings.arguments,
                    classifier,
                    train,
                    eval.isEmpty() ? null : evaluation(eval, stop),
                    settings.listener,
                    stop::check);
            output = loop.run();
            model = loop.outcome();
            state = loop.state();
        }
        if (settings.arguments.pushes()) {
            pushToHub("End of training");
        }
        return output;
    }

    /**
     * Judges the model as it is now: {@code eval_loss}, the metrics, and the time.
     *
     * @throws IllegalArgumentException if there is nothing to judge it by
     */
    public Map<String, Double> evaluate() {
        if (settings.eval.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to judge by: give an evalDataset(...)");
        }
        List<Window> eval = windows(settings.eval);
        try (StopSignal stop = new StopSignal(settings.cancelled);
                TrainingLock lock = TrainingLock.acquire(() -> {}, stop::check);
                TrainableClassifier classifier = load(lock, List.of(), eval)) {
            return evaluation(eval, stop).run(classifier);
        }
    }

    /** The model: after a training the best checkpoint or the last weights, as the arguments say. */
    public Checkpoint model() {
        return model;
    }

    /** What the last training went through; empty before. */
    public Optional<TrainerState> state() {
        return Optional.ofNullable(state);
    }

    /** Writes configuration, weights, tokenizer and arguments into a folder, from which pipelines load the model. */
    public void saveModel(Path folder) {
        TrainerFiles.model(folder, model, settings.arguments);
    }

    /** Saves the model with a card into the output folder and publishes it, without the checkpoints. */
    public void pushToHub(String message) {
        if (settings.publisher == null) {
            throw new IllegalArgumentException("a model is pushed by a publisher(...): give one");
        }
        TrainingArguments arguments = settings.arguments;
        saveModel(arguments.outputDir());
        TrainerFiles.text(
                arguments.outputDir().resolve("README.md"),
                TrainerCard.of(arguments, settings.base, Optional.ofNullable(state)));
        settings.publisher.publish(
                arguments.repository(),
                arguments.outputDir(),
                List.of("checkpoint-*/**", ".saving-*/**", ".*"),
                message);
    }

    private TrainableClassifier load(TrainingLock lock, List<Window> train, List<Window> eval) {
        List<Window> all = new ArrayList<>(train);
        all.addAll(eval);
        TrainingArguments arguments = settings.arguments;
        return new TrainableClassifier(
                lock, model, settings.labels, all, arguments.decay(), arguments.gradientNorm(), arguments.seed());
    }

    private EvaluationLoop evaluation(List<Window> eval, StopSignal stop) {
        return new EvaluationLoop(eval, settings.arguments.evalBatchSize(), settings.metrics, stop::check);
    }

    private static List<Window> windows(List<EncodedExample> examples) {
        List<Window> windows = new ArrayList<>();
        for (EncodedExample example : examples) {
            int[] noWord = new int[example.length()];
            Arrays.fill(noWord, Window.NONE);
            windows.add(new Window(
                    windows.size(), example.inputIds(), new int[example.length()], example.labels(), noWord));
        }
        return windows;
    }
}

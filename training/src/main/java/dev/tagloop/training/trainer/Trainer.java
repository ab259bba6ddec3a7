package dev.tagloop.training.trainer;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.LoraAdapter;
import dev.tagloop.training.TrainingCancelledException;
import dev.tagloop.training.internal.checkpoint.Fingerprint;
import dev.tagloop.training.internal.loop.ModelState;
import dev.tagloop.training.internal.loop.StepSettings;
import dev.tagloop.training.internal.loop.StopSignal;
import dev.tagloop.training.internal.loop.TrainableModel;
import dev.tagloop.training.internal.loop.TrainingLock;
import dev.tagloop.training.internal.task.Entropies;
import dev.tagloop.training.internal.task.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains a model on encoded examples by the rules of Hugging Face's {@code Trainer}: random batches padded to
 * their longest, AdamW, a rate that falls linearly, the log, evaluations and checkpoints of {@link TrainingArguments}.
 *
 * <pre>{@code
 * Trainer<EncodedExample, EvalPrediction> trainer = Trainer.tokenClassification(encoder, List.of("O", "B-PER", "I-PER"))
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
 *
 * @param <E> an encoded example
 * @param <P> what a metric gets to see
 */
public final class Trainer<E, P> {
    private final Builder<E, P> settings;
    private Checkpoint model;
    private Optional<LoraAdapter> adapter = Optional.empty();
    private TrainerState state;

    private Trainer(Builder<E, P> settings) {
        this.settings = settings;
        this.model = settings.base;
    }

    /**
     * A trainer of a token classifier.
     *
     * @param base an encoder of a known family, or a token classifier: its head is kept if it has the very same labels
     * @param labels the names of the classes, by number
     */
    public static Builder<EncodedExample, EvalPrediction> tokenClassification(Checkpoint base, List<String> labels) {
        Objects.requireNonNull(base, "base");
        return new Builder<>(base, new TokenTrainerTask(base, labels));
    }

    /**
     * A trainer of a model that writes, judged by its loss.
     *
     * @param base a T5 or BART
     */
    public static Builder<EncodedPair, WrittenPrediction> text2Text(Checkpoint base) {
        return new Builder<>(base, new Text2TextTrainerTask(base, Optional.empty()));
    }

    /**
     * A trainer of a model that writes; evaluations let it write, too ({@code predict_with_generate}).
     *
     * @param base a T5 or BART
     * @param generation how it writes then: {@code generation_max_length} and {@code generation_num_beams}
     */
    public static Builder<EncodedPair, WrittenPrediction> text2Text(Checkpoint base, GenerationSettings generation) {
        return new Builder<>(base, new Text2TextTrainerTask(base, Optional.of(generation)));
    }

    /**
     * A trainer of a classifier of texts.
     *
     * @param base an encoder of a known family, or a classifier: its head is kept if it has the very same classes
     * @param type one class a text, any number, or a number to be guessed
     * @param labels the names of the classes, by number; one name for a number
     */
    public static Builder<EncodedClassification, ClassPrediction> sequenceClassification(
            Checkpoint base, ProblemType type, List<String> labels) {
        return new Builder<>(base, new ClassTrainerTask(base, type, labels));
    }

    /**
     * A trainer of a model that finds answers in texts.
     *
     * @param base an encoder of a known family, or a model that answers questions already
     */
    public static Builder<EncodedQuestion, AnswerPrediction> questionAnswering(Checkpoint base) {
        return new Builder<>(base, new QuestionTrainerTask(base));
    }

    /**
     * A trainer of a model that guesses hidden pieces: 15 % of them are hidden anew in each step.
     *
     * @param base an encoder of a known family, whose tokenizer has a mask
     */
    public static Builder<EncodedSequence, MaskedPrediction> maskedLanguage(Checkpoint base) {
        return new Builder<>(base, new MaskedTrainerTask(base));
    }

    /**
     * What a training needs.
     *
     * @param <E> an encoded example
     * @param <P> what a metric gets to see
     */
    public static final class Builder<E, P> {
        private final Checkpoint base;
        private final TrainerTask<E, ?, ?, P> task;
        private TrainingArguments arguments = TrainingArguments.of(Path.of("trainer_output"));
        private List<E> train = List.of();
        private List<E> eval = List.of();
        private ComputeMetrics<P> metrics;
        private Consumer<Map<String, Object>> listener = entry -> {};
        private BooleanSupplier cancelled = () -> false;
        private ModelPublisher publisher;

        private Builder(Checkpoint base, TrainerTask<E, ?, ?, P> task) {
            this.base = base;
            this.task = task;
        }

        /** How to train. */
        public Builder<E, P> args(TrainingArguments value) {
            arguments = Objects.requireNonNull(value, "args");
            return this;
        }

        /** What to learn from. */
        public Builder<E, P> trainDataset(List<E> examples) {
            train = List.copyOf(examples);
            return this;
        }

        /** What is judged and never learned from. */
        public Builder<E, P> evalDataset(List<E> examples) {
            eval = List.copyOf(examples);
            return this;
        }

        /** Who judges, beside the loss. */
        public Builder<E, P> computeMetrics(ComputeMetrics<P> value) {
            metrics = value;
            return this;
        }

        /** Who hears of each entry of the log, on the thread that trains. */
        public Builder<E, P> onLog(Consumer<Map<String, Object>> value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /** Asked between steps; true ends the training. */
        public Builder<E, P> cancelledWhen(BooleanSupplier value) {
            cancelled = Objects.requireNonNull(value, "cancelled");
            return this;
        }

        /** Who publishes the model under {@link TrainingArguments#pushToHub}. */
        public Builder<E, P> publisher(ModelPublisher value) {
            publisher = value;
            return this;
        }

        /**
         * The trainer.
         *
         * @throws IllegalArgumentException if arguments, examples and model do not go together
         */
        public Trainer<E, P> build() {
            arguments.check();
            if (arguments.evaluates() && eval.isEmpty()) {
                throw new IllegalArgumentException("eval_strategy asks for evaluations, but there is no evalDataset");
            }
            if (arguments.pushes() && publisher == null) {
                throw new IllegalArgumentException("push_to_hub is set: give a publisher(...) that does it");
            }
            train.forEach(task::check);
            eval.forEach(task::check);
            return new Trainer<>(this);
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
        return trained(train(settings.task, model, Optional.empty()));
    }

    /**
     * Goes on with a training that was cut off, from one of its checkpoints: {@code resume_from_checkpoint}. With the same base,
     * examples and arguments it ends in the very weights of the training that was not cut off; more epochs are fine.
     *
     * @param checkpoint a folder {@code checkpoint-STEP}
     * @throws IllegalArgumentException if it is none, or one of another training
     */
    public TrainOutput resume(Path checkpoint) {
        return trained(train(settings.task, settings.base, Optional.of(checkpoint)));
    }

    /**
     * Goes on from the newest checkpoint in the output folder.
     *
     * @throws IllegalArgumentException if there is none, or it is of another training
     */
    public TrainOutput resume() {
        return resume(new CheckpointFolders(settings.arguments)
                .last()
                .orElseThrow(() -> new IllegalArgumentException("there is no checkpoint to resume from in "
                        + settings.arguments.outputDir() + ": start with train()")));
    }

    private TrainOutput trained(TrainOutput output) {
        if (settings.arguments.pushes()) {
            pushToHub("End of training");
        }
        return output;
    }

    private <X, O> TrainOutput train(TrainerTask<E, X, O, P> kind, Checkpoint from, Optional<Path> checkpoint) {
        if (settings.train.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from: give a trainDataset(...)");
        }
        List<X> train = kind.encode(settings.train);
        List<X> eval = kind.encode(settings.eval);
        TrainingTask<X, O> task = kind.task(from);
        String fingerprint = Fingerprint.of(task, from, settings.arguments.movingWeights(), train, eval);
        Optional<ResumableState> earlier =
                checkpoint.map(folder -> ResumableState.read(folder, fingerprint, settings.arguments));
        try (StopSignal stop = new StopSignal(settings.cancelled);
                TrainingLock lock = TrainingLock.acquire(() -> {}, stop::check);
                TrainableModel<X, O> trained =
                        load(lock, task, from, train, eval, earlier.map(ResumableState::model))) {
            TrainingLoop<X, O> loop = new TrainingLoop<>(
                    settings.arguments,
                    trained,
                    train,
                    eval.isEmpty() ? null : evaluation(kind, task, eval, stop),
                    settings.listener,
                    stop::check,
                    fingerprint,
                    earlier);
            TrainOutput output = loop.run();
            model = loop.outcome();
            adapter = loop.adapter();
            state = loop.state();
            return output;
        }
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
        return evaluate(settings.task);
    }

    private <X, O> Map<String, Double> evaluate(TrainerTask<E, X, O, P> kind) {
        List<X> eval = kind.encode(settings.eval);
        TrainingTask<X, O> task = kind.task(model);
        try (StopSignal stop = new StopSignal(settings.cancelled);
                TrainingLock lock = TrainingLock.acquire(() -> {}, stop::check);
                TrainableModel<X, O> trained = load(lock, task, model, List.of(), eval, Optional.empty())) {
            return evaluation(kind, task, eval, stop).run(trained);
        }
    }

    /** The model: after a training the best checkpoint or the last weights, as the arguments say. */
    public Checkpoint model() {
        return model;
    }

    /** What adapters and head have learned, where {@link TrainingArguments#lora} trains them alone; the model has it merged. */
    public Optional<LoraAdapter> adapter() {
        return adapter;
    }

    /** What the last training went through; empty before. */
    public Optional<TrainerState> state() {
        return Optional.ofNullable(state);
    }

    /**
     * Writes configuration, weights, tokenizer and arguments into a folder, from which pipelines load the model; adapters
     * lie once more in its folder {@code adapter}, as PEFT reads them.
     */
    public void saveModel(Path folder) {
        TrainerFiles.model(folder, model, adapter, settings.arguments);
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
                TrainerCard.of(arguments, settings.task, settings.base, Optional.ofNullable(state)));
        settings.publisher.publish(
                arguments.repository(),
                arguments.outputDir(),
                List.of("checkpoint-*/**", ".saving-*/**", ".*"),
                message);
    }

    private <X, O> TrainableModel<X, O> load(
            TrainingLock lock,
            TrainingTask<X, O> task,
            Checkpoint from,
            List<X> train,
            List<X> eval,
            Optional<ModelState> earlier) {
        List<X> all = new ArrayList<>(train);
        all.addAll(eval);
        TrainingArguments arguments = settings.arguments;
        StepSettings steps = new StepSettings(
                arguments.decay(),
                arguments.headMultiple(),
                arguments.optimization(),
                Entropies.of(task, arguments.optimization().loss(), train),
                arguments.gradientNorm(),
                from.config().hiddenDropout(),
                arguments.seed(),
                arguments.device());
        return new TrainableModel<>(lock, task, from, all, steps, earlier);
    }

    private <X, O> EvaluationLoop<X, O> evaluation(
            TrainerTask<E, X, O, P> kind, TrainingTask<X, O> task, List<X> eval, StopSignal stop) {
        return new EvaluationLoop<>(
                task,
                eval,
                settings.arguments.evalBatchSize(),
                (examples, outputs) -> settings.metrics == null
                        ? Map.of()
                        : settings.metrics.compute(kind.prediction(examples, outputs)),
                stop::check);
    }
}

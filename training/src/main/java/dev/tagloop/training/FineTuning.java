package dev.tagloop.training;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.loop.Epochs;
import dev.tagloop.training.internal.loop.StopSignal;
import dev.tagloop.training.internal.loop.TrainingLock;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import dev.tagloop.training.internal.task.answering.QuestionPreparation;
import dev.tagloop.training.internal.task.classification.SequencePreparation;
import dev.tagloop.training.internal.task.masked.MaskedPreparation;
import dev.tagloop.training.internal.task.token.TokenPreparation;
import dev.tagloop.training.internal.task.writing.Text2TextPreparation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Trains a model on examples, with one factory a task:
 *
 * <pre>{@code
 * TrainingResult result = FineTuning.tokenClassification(MiniLm.checkpoint())
 *         .train(texts)
 *         .validation(heldOut)
 *         .settings(TrainingSettings.defaultsFor(texts.size()))
 *         .listener(epoch -> System.out.println(epoch))
 *         .run();
 * result.model().write(folder);
 * }</pre>
 *
 * <p>With equal texts, base, settings, thread count and machine the weights are bit-equal. A process runs one training
 * at a time; a second one waits for the first. All native memory of a training is free when {@link #run} returns.
 *
 * @param <E> what an example is
 */
public final class FineTuning<E> {

    /** How many times lower the rate of a training is that begins anew. */
    private static final double SLOWER = 10;

    private final Checkpoint base;
    private final Preparation<E> preparation;
    private List<E> train = List.of();
    private List<E> validation = List.of();
    private TrainingSettings settings;
    private EpochListener listener = EpochListener.NONE;
    private BooleanSupplier cancelled = () -> false;
    private Optional<CheckpointPlan> checkpoints = Optional.empty();
    private int loggingSteps;
    private int restarts = 2;

    private FineTuning(Checkpoint base, Preparation<E> preparation) {
        this.base = Objects.requireNonNull(base, "base");
        this.preparation = preparation;
    }

    /**
     * Fine-tuning for labelled spans (named entities and the like); at least one text to learn from must have a span.
     *
     * @param base an encoder of a known family, or a token classifier to go on with: its head is kept when it knows every label
     */
    public static FineTuning<LabeledText> tokenClassification(Checkpoint base) {
        return new FineTuning<>(base, new TokenPreparation());
    }

    /**
     * Fine-tuning for questions whose answer stands in a text; at least one to learn from must have an answer. With a
     * validation part the model gets the threshold from which on it says that there is no answer
     * ({@link dev.tagloop.models.ModelConfig#noAnswerThreshold()}).
     *
     * @param base an encoder of a known family, or a model that answers questions to go on with
     */
    public static FineTuning<AnsweredQuestion> questionAnswering(Checkpoint base) {
        return new FineTuning<>(base, new QuestionPreparation());
    }

    /**
     * Fine-tuning for writing: summaries, answers. An epoch is judged as the options say; its metrics are ROUGE where the
     * model writes.
     *
     * @param base a T5 or BART; {@link UntrainedT5} where there is none
     */
    public static FineTuning<TextPair> text2Text(Checkpoint base, Text2TextOptions options) {
        return new FineTuning<>(base, new Text2TextPreparation(options));
    }

    /**
     * Further training of an encoder on plain texts of a field, before it learns a task there: of each text 15 % of the
     * pieces are hidden anew in each step, and the model guesses them. Its body is that of the base, so the result is a
     * base for the other trainings: {@code tokenClassification(adapted.model())}. A head that guesses is new where the base
     * has none; a classifier's head is left out. Metrics are {@code perplexity} and {@code accuracy}, over the same hidden
     * pieces of the validation part in each epoch.
     *
     * @param base an encoder of a known family, whose tokenizer has a mask
     */
    public static FineTuning<String> maskedLanguage(Checkpoint base) {
        return new FineTuning<>(base, new MaskedPreparation());
    }

    /**
     * Fine-tuning for whole texts: one label, any number of labels, or a number for each; all examples must have answers of one kind. Every
     * window of a long text learns the text's answer; a prediction is the mean over the windows.
     *
     * @param base an encoder of a known family, or a text classifier to go on with: its head is kept when it knows every label
     */
    public static FineTuning<ClassifiedText> textClassification(Checkpoint base) {
        return new FineTuning<>(base, new SequencePreparation());
    }

    /** What to learn from. */
    public FineTuning<E> train(List<E> examples) {
        train = List.copyOf(examples);
        return this;
    }

    /** Examples that are never learned from: each epoch is scored on them and the best one kept. May be empty. */
    public FineTuning<E> validation(List<E> examples) {
        validation = List.copyOf(examples);
        return this;
    }

    /** How to train; without a call the defaults for the number of texts. */
    public FineTuning<E> settings(TrainingSettings value) {
        settings = Objects.requireNonNull(value, "settings");
        return this;
    }

    /** Who hears of each epoch. */
    public FineTuning<E> listener(EpochListener value) {
        listener = Objects.requireNonNull(value, "listener");
        return this;
    }

    /** Keeps what is needed to go on, and goes on from what an earlier training with equal texts, base and settings has kept there. */
    public FineTuning<E> checkpoints(CheckpointPlan value) {
        checkpoints = Optional.of(value);
        return this;
    }

    /** How many steps lie between two points of the loss curve; 0, as without a call, for about a hundred points. */
    public FineTuning<E> loggingSteps(int value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "a point every " + value + " steps: use 1 or more, or 0 to leave it open");
        }
        loggingSteps = value;
        return this;
    }

    /**
     * How often a training that diverges begins anew, each time at a tenth of the learning rate; 2 without a call. One whose
     * very first loss is no number does not, since the rate is not the reason.
     */
    public FineTuning<E> restarts(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a training cannot begin anew " + most + " times: use 0 or more");
        }
        restarts = most;
        return this;
    }

    /** Asked between steps on the training thread; true ends the training. An interrupt of that thread does too. */
    public FineTuning<E> cancelledWhen(BooleanSupplier value) {
        cancelled = Objects.requireNonNull(value, "cancelled");
        return this;
    }

    /**
     * Trains.
     *
     * @throws IllegalArgumentException if there is nothing to learn or the base cannot be trained
     * @throws NativesException if libtorch cannot be loaded
     * @throws TrainingCancelledException if it was cancelled
     * @throws TrainingDivergedException if it diverged each time: the loss or the gradients stopped being numbers, or the
     *     loss exploded
     */
    public TrainingResult run() {
        if (train.isEmpty()) {
            throw new IllegalArgumentException("there are no training texts: give some with train(...)");
        }
        TrainingSettings chosen = settings == null ? preparation.defaults(train.size()) : settings;
        try (StopSignal stop = new StopSignal(cancelled);
                TrainingLock lock = TrainingLock.acquire(listener::waiting, stop::check)) {
            return run(chosen, stop, lock);
        }
    }

    /**
     * What the base says of the validation part before it has learned anything: the metrics of an epoch, by name. Parts that the
     * base lacks are new, so that without a head it guesses at random.
     *
     * @return empty without a validation part
     * @throws IllegalArgumentException if there is nothing to learn or the base cannot be trained
     * @throws NativesException if libtorch cannot be loaded
     * @throws TrainingCancelledException if it was cancelled
     */
    public Map<String, Double> measureBase() {
        if (train.isEmpty()) {
            throw new IllegalArgumentException("there are no training texts: give some with train(...)");
        }
        TrainingSettings chosen = settings == null ? preparation.defaults(train.size()) : settings;
        try (StopSignal stop = new StopSignal(cancelled);
                TrainingLock lock = TrainingLock.acquire(listener::waiting, stop::check)) {
            return measureBase(preparation.prepare(base, train, validation, chosen), chosen, stop, lock);
        }
    }

    private <X, O> Map<String, Double> measureBase(
            Prepared<X, O> prepared, TrainingSettings chosen, StopSignal stop, TrainingLock lock) {
        try (Epochs<X, O> epochs =
                new Epochs<>(lock, base, prepared, chosen, EpochListener.NONE, stop::check, Optional.empty())) {
            return epochs.judged();
        }
    }

    private TrainingResult run(TrainingSettings chosen, StopSignal stop, TrainingLock lock) {
        long started = System.nanoTime();
        TrainingSettings tried = chosen;
        for (int left = restarts; ; left--) {
            // A task belongs to one model, so each attempt has its own.
            Prepared<?, ?> prepared = preparation.prepare(base, train, validation, tried);
            Epochs.End end = attempt(prepared, tried, stop, lock);
            if (end.divergence().isEmpty()) {
                return result(prepared, tried, end, (System.nanoTime() - started) / 1e9);
            }
            String why = end.divergence().get();
            // Before the first update the rate has done nothing: another one would not help.
            if (left == 0 || end.updates() == 0) {
                throw new TrainingDivergedException(why, end.model().orElse(null), end.epochs());
            }
            tried = tried.withLearningRate(tried.learningRate() / SLOWER);
            listener.restarted(tried.learningRate(), why);
        }
    }

    private <X, O> Epochs.End attempt(
            Prepared<X, O> prepared, TrainingSettings tried, StopSignal stop, TrainingLock lock) {
        try (Epochs<X, O> training = new Epochs<>(lock, base, prepared, tried, listener, stop::check, checkpoints)) {
            training.loggingSteps(loggingSteps);
            return training.run();
        }
    }

    private TrainingResult result(Prepared<?, ?> prepared, TrainingSettings used, Epochs.End end, double seconds) {
        return new TrainingResult(
                preparation.chosen(end.model().orElseThrow(), end.epochs().get(end.bestEpoch() - 1)),
                end.epochs(),
                end.bestEpoch(),
                prepared.alignment(),
                prepared.validationAlignment(),
                used,
                prepared.train().size(),
                seconds,
                end.adapter());
    }
}

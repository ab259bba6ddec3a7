package dev.tagloop.training;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.loop.Epochs;
import dev.tagloop.training.internal.loop.StopSignal;
import dev.tagloop.training.internal.loop.TrainingLock;
import dev.tagloop.training.internal.task.Preparation;
import dev.tagloop.training.internal.task.Prepared;
import dev.tagloop.training.internal.task.answering.QuestionPreparation;
import dev.tagloop.training.internal.task.token.TokenPreparation;
import dev.tagloop.training.internal.task.writing.Text2TextPreparation;
import java.util.List;
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

    private final Checkpoint base;
    private final Preparation<E> preparation;
    private List<E> train = List.of();
    private List<E> validation = List.of();
    private TrainingSettings settings;
    private EpochListener listener = EpochListener.NONE;
    private BooleanSupplier cancelled = () -> false;
    private Optional<CheckpointPlan> checkpoints = Optional.empty();
    private int loggingSteps;

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
     * @throws TrainingDivergedException if the loss or the gradients stopped being numbers
     */
    public TrainingResult run() {
        if (train.isEmpty()) {
            throw new IllegalArgumentException("there are no training texts: give some with train(...)");
        }
        TrainingSettings chosen = settings == null ? preparation.defaults(train.size()) : settings;
        try (StopSignal stop = new StopSignal(cancelled);
                TrainingLock lock = TrainingLock.acquire(listener::waiting, stop::check)) {
            return run(preparation.prepare(base, train, validation, chosen), chosen, stop, lock);
        }
    }

    private <X, O> TrainingResult run(
            Prepared<X, O> prepared, TrainingSettings chosen, StopSignal stop, TrainingLock lock) {
        try (Epochs<X, O> training = new Epochs<>(lock, base, prepared, chosen, listener, stop::check, checkpoints)) {
            training.loggingSteps(loggingSteps);
            Epochs.End end = training.run();
            if (end.divergence().isPresent()) {
                throw new TrainingDivergedException(
                        end.divergence().get(), end.model().orElse(null), end.epochs());
            }
            return new TrainingResult(
                    preparation.chosen(end.model().orElseThrow(), end.epochs().get(end.bestEpoch() - 1)),
                    end.epochs(),
                    end.bestEpoch(),
                    prepared.alignment(),
                    prepared.validationAlignment(),
                    chosen,
                    prepared.train().size(),
                    end.seconds(),
                    end.adapter());
        }
    }
}

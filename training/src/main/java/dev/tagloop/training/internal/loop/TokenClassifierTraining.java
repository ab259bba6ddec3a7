package dev.tagloop.training.internal.loop;

import ai.djl.ndarray.NDManager;
import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.bert.BertConfig;
import dev.tagloop.training.internal.data.CompactVocabulary;
import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.data.WindowMaker;
import dev.tagloop.training.internal.data.WindowedTexts;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.LinearSchedule;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.DropoutMasks;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One training of a token classifier: windows, model, optimiser, and the epochs over them. */
public final class TokenClassifierTraining implements AutoCloseable {

    private static final double NANOS = 1e9;
    private static final String ADVICE = "Try a lower learning rate and look for damaged weights in the base model";

    /**
     * How a training ended.
     *
     * @param model of the best complete epoch; empty when it diverged in the first one
     * @param epochs the complete epochs
     * @param bestEpoch number of the model's epoch, 0 without one
     * @param divergence what went wrong, empty when nothing did
     * @param seconds it took
     */
    public record End(
            Optional<Checkpoint> model,
            List<EpochRecord> epochs,
            int bestEpoch,
            Optional<String> divergence,
            double seconds) {}

    private final long started = System.nanoTime();
    private final TrainingSettings settings;
    private final EpochListener listener;
    private final Runnable checkStop;
    private final WindowedTexts train;
    private final WindowedTexts validation;
    private final TokenClassifierWeights assembly;
    private final TokenClassifier model;
    private final Evaluator evaluator;
    private final TrainStep step;
    private final DropoutMasks masks;
    private final int stepsPerEpoch;
    private final LinearSchedule schedule;

    private final List<EpochRecord> epochs = new ArrayList<>();
    private Map<String, FloatTensor> bestWeights;
    private Evaluator.Evaluation best;
    private int bestEpoch;
    private long stepsDone;

    /**
     * Prepares everything; native memory is held until {@link #close}.
     *
     * @param lock held as long as this lives
     * @param checkStop called between steps; throws to stop
     */
    public TokenClassifierTraining(
            TrainingLock lock,
            Checkpoint base,
            List<LabeledText> train,
            List<LabeledText> validation,
            TrainingSettings settings,
            EpochListener listener,
            Runnable checkStop) {
        this(lock, base, train, validation, settings, listener, checkStop, () -> {});
    }

    /** As the other one, with something run between the forward and the backward pass of each step. */
    TokenClassifierTraining(
            TrainingLock lock,
            Checkpoint base,
            List<LabeledText> train,
            List<LabeledText> validation,
            TrainingSettings settings,
            EpochListener listener,
            Runnable checkStop,
            Runnable beforeBackward) {
        Objects.requireNonNull(lock, "lock");
        BertConfig config = BertConfig.of(base.config());
        this.settings = settings;
        this.listener = listener;
        this.checkStop = checkStop;
        TagSet tags = TagSet.of(base, train);
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            requireLength(settings.maxLength(), tokenizer.maxLength());
            WindowMaker maker = new WindowMaker(tokenizer, tags.ids(), settings.maxLength(), settings.stride());
            this.train = maker.windows(train);
            this.validation = maker.windows(validation);
        }
        List<Window> all = new ArrayList<>(this.train.windows());
        all.addAll(this.validation.windows());
        CompactVocabulary vocabulary = CompactVocabulary.of(
                all,
                base.config().padTokenId(),
                base.weight(base.bodyPrefix() + TokenClassifierWeights.WORDS).dim(0));
        this.assembly = new TokenClassifierWeights(base, tags, vocabulary, settings.wordShape());
        this.evaluator = validation.isEmpty() ? null : new Evaluator(this.validation, tags.tags());
        this.masks = DropoutMasks.draw(settings.dropout(), settings.seed());
        this.model =
                new TokenClassifier(base, config, assembly.initial(settings.seed()), vocabulary, settings.device());
        AdamW optimizer = new AdamW(
                model.parameters(),
                settings.weightDecay(),
                name -> TokenClassifierWeights.isHead(name) ? settings.headMultiple() : 1);
        this.step = new TrainStep(model.parameters(), optimizer, settings.maxGradientNorm(), beforeBackward);
        this.stepsPerEpoch = Math.ceilDiv(this.train.windows().size(), settings.batchSize());
        int total = Math.multiplyExact(stepsPerEpoch, settings.epochs());
        this.schedule = new LinearSchedule(settings.learningRate(), (int) Math.round(total * settings.warmup()), total);
    }

    private static void requireLength(int wanted, int possible) {
        if (wanted > possible) {
            throw new IllegalArgumentException("the maximal length " + wanted + " is more than the " + possible
                    + " word pieces that this model reads at once: choose " + possible + " or less");
        }
    }

    /** Trains all epochs, or until it diverges. */
    public End run() {
        Autograd.off();
        if (settings.threads() > 0) {
            Torch.threads(settings.threads());
        }
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            Optional<String> divergence = epoch(epoch);
            if (divergence.isPresent()) {
                return end(divergence);
            }
        }
        return end(Optional.empty());
    }

    private Optional<String> epoch(int epoch) {
        long epochStarted = System.nanoTime();
        double loss = 0;
        double norm = 0;
        for (List<Window> batch : LengthBuckets.batches(
                train.windows(), Window::length, settings.batchSize(), settings.seed() * 31 + epoch)) {
            checkStop.run();
            TrainStep.Outcome outcome = trainOn(batch);
            if (!outcome.finite()) {
                return Optional.of(divergence(epoch, outcome));
            }
            loss += outcome.loss();
            norm += outcome.gradientNorm();
            listener.step(stepsDone, (long) stepsPerEpoch * settings.epochs(), outcome.loss());
        }
        Evaluator.Evaluation evaluation = evaluator == null ? null : evaluator.evaluate(model, checkStop);
        if (evaluation != null && !Double.isFinite(evaluation.loss())) {
            return Optional.of("the training diverged in epoch " + epoch + ": the loss on the validation part is "
                    + evaluation.loss() + ". " + ADVICE);
        }
        boolean isBest = evaluation == null || best == null || evaluation.betterThan(best);
        if (isBest) {
            best = evaluation;
            bestEpoch = epoch;
            bestWeights = model.parameters().values();
        }
        EpochRecord record = new EpochRecord(
                epoch,
                loss / stepsPerEpoch,
                evaluation == null ? Double.NaN : evaluation.score().precision(),
                evaluation == null ? Double.NaN : evaluation.score().recall(),
                evaluation == null ? Double.NaN : evaluation.score().f1(),
                evaluation == null ? Double.NaN : evaluation.loss(),
                norm / stepsPerEpoch,
                stepsPerEpoch,
                (System.nanoTime() - epochStarted) / NANOS,
                isBest);
        epochs.add(record);
        listener.epoch(record);
        return Optional.empty();
    }

    /** One step; everything random in it follows from the seed and the number of the step. */
    TrainStep.Outcome trainOn(List<Window> batch) {
        TrainStep.Outcome outcome = step.run(
                (NDManager manager) -> model.loss(manager, batch, masks.forStep(stepsDone, manager)),
                schedule.rate(stepsDone));
        stepsDone++;
        return outcome;
    }

    private String divergence(int epoch, TrainStep.Outcome outcome) {
        return "the training diverged in step " + stepsDone + " (epoch " + epoch + "): loss " + outcome.loss()
                + ", gradient norm " + outcome.gradientNorm()
                + ". No weight was changed by that step. " + ADVICE;
    }

    private End end(Optional<String> divergence) {
        return new End(
                Optional.ofNullable(bestWeights).map(assembly::finished),
                List.copyOf(epochs),
                bestEpoch,
                divergence,
                (System.nanoTime() - started) / NANOS);
    }

    /** What became of the spans of the training texts. */
    public AlignmentReport alignment() {
        return train.report();
    }

    /** What became of the spans of the validation texts. */
    public AlignmentReport validationAlignment() {
        return validation.report();
    }

    /** Number of training windows. */
    public int windows() {
        return train.windows().size();
    }

    /** The training windows. */
    List<Window> trainWindows() {
        return train.windows();
    }

    TokenClassifier model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}

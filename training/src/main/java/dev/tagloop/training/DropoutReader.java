package dev.tagloop.training;

import ai.djl.ndarray.NDManager;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.LogitPasses;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.ModelInput;
import dev.tagloop.models.ModelTask;
import dev.tagloop.models.QuestionWindow;
import dev.tagloop.training.internal.data.CompactVocabulary;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.heads.CrossEntropy;
import dev.tagloop.training.internal.layers.Blueprint;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.task.answering.QuestionExample;
import dev.tagloop.training.internal.task.answering.QuestionTask;
import dev.tagloop.training.internal.task.classification.ClassSet;
import dev.tagloop.training.internal.task.classification.SequenceTask;
import dev.tagloop.training.internal.task.classification.SequenceWindow;
import dev.tagloop.training.internal.task.token.TagSet;
import dev.tagloop.training.internal.task.token.TokenTask;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.DropoutMasks;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Reads with dropout in all layers, as while the model learned (Gal and Ghahramani 2016): draws of the whole model instead of its last layer alone,
 * at the price of a run of the encoder each. The draws follow from seed and input alone.
 *
 * <p>May be used by several threads, one after the other; recording for autograd is off on them afterwards. Holds native memory until closed.
 */
public final class DropoutReader implements LogitPasses, AutoCloseable {
    /** Passes run together as long as their attention has no more elements than this, a head and layer. */
    private static final int TOGETHER = 1 << 18;

    /** How a model is asked. @param example of an input @param rows of what is said of it */
    private record Asked<E, O>(TrainingTask<E, O> task, Function<ModelInput, E> example, Function<O, float[][]> rows) {

        List<float[][]> outputs(Pass pass, ModelInput input, int times) {
            return task.outputs(pass, Collections.nCopies(times, example.apply(input))).stream()
                    .map(rows)
                    .toList();
        }
    }

    private final DropoutPasses passes;
    private final Asked<?, ?> asked;
    private final Parameters parameters;
    private final DropoutMasks masks;
    private final CompactVocabulary vocabulary;
    private final int pad;

    private DropoutReader(Checkpoint checkpoint, DropoutPasses passes) {
        this.passes = passes;
        this.asked = asked(checkpoint);
        Blueprint blueprint = asked.task().blueprint();
        Loaded loaded = blueprint.load(checkpoint, asked.task()::isRenewed, 0, 0);
        if (!loaded.missing().isEmpty()) {
            throw new ModelFormatException(checkpoint.origin() + ": the head's tensors " + loaded.missing()
                    + " are missing, so there is nothing to ask: fine-tune it first");
        }
        this.parameters = new Parameters(
                Torch.newManager(ComputeDevice.CPU),
                loaded.weights(),
                loaded.weights().keySet());
        blueprint.bind(parameters);
        this.masks = DropoutMasks.forReading(passes.rate(), passes.seed());
        this.vocabulary = CompactVocabulary.whole(asked.task().words().shape()[0]);
        this.pad = checkpoint.config().padTokenId();
    }

    /** Whether a checkpoint is a model that can be read so: one of words, of whole texts or of answers, of a family that can be trained. */
    public static boolean canRead(Checkpoint checkpoint) {
        return Families.isKnown(checkpoint.config())
                && switch (ModelTask.of(checkpoint.config())) {
                    case TOKEN_CLASSIFICATION, SEQUENCE_CLASSIFICATION, QUESTION_ANSWERING -> true;
                    case MASKED_LANGUAGE, FEATURE_EXTRACTION -> false;
                };
    }

    /**
     * Loads a model.
     *
     * @param passes how many, and the share that is left out
     * @throws ModelFormatException if it is none that can be read so, or a tensor is missing
     * @throws NativesException if libtorch cannot be loaded
     */
    public static DropoutReader of(Checkpoint checkpoint, DropoutPasses passes) {
        if (!canRead(checkpoint)) {
            throw new ModelFormatException(checkpoint.origin() + ": only models that label words or texts or answer"
                    + " questions, of a family that can be trained, are read with dropout in all layers");
        }
        return new DropoutReader(checkpoint, passes);
    }

    private static Asked<?, ?> asked(Checkpoint checkpoint) {
        boolean shapes = checkpoint.weights().containsKey(Checkpoint.WORD_SHAPE_TABLE);
        List<String> labels = checkpoint.labels();
        return switch (ModelTask.of(checkpoint.config())) {
            case SEQUENCE_CLASSIFICATION ->
                new Asked<>(
                        // Of what the outputs mean nothing is asked: they are told as they are.
                        new SequenceTask(
                                checkpoint, new ClassSet(ProblemType.MULTI_LABEL_CLASSIFICATION, labels, true)),
                        input -> new SequenceWindow(0, input.ids(), input.types(), new float[labels.size()]),
                        row -> new float[][] {row});
            case QUESTION_ANSWERING ->
                new Asked<>(
                        new QuestionTask(checkpoint, shapes),
                        input -> new QuestionExample(0, window(input), QuestionWindow.Tokens.NONE),
                        rows -> rows);
            default ->
                new Asked<>(
                        new TokenTask(checkpoint, new TagSet(labels, true), shapes),
                        input -> new Window(0, input.ids(), input.shapes(), new int[0], new int[0]),
                        rows -> rows);
        };
    }

    private static QuestionWindow window(ModelInput input) {
        return new QuestionWindow(input.ids(), input.types(), input.shapes(), new boolean[0], List.of(), new int[0]);
    }

    @Override
    public int count() {
        return passes.count();
    }

    @Override
    public String name() {
        return passes.name() + " in all layers";
    }

    @Override
    public synchronized List<float[][]> logits(ModelInput input) {
        Autograd.off();
        int together = Math.clamp((long) TOGETHER / ((long) input.size() * input.size()), 1, passes.count());
        long name = 31L * Arrays.hashCode(input.ids()) + Arrays.hashCode(input.types());
        List<float[][]> logits = new ArrayList<>();
        while (logits.size() < passes.count()) {
            int times = Math.min(together, passes.count() - logits.size());
            try (NDManager manager = parameters.manager().newSubManager()) {
                Pass pass = new Pass(
                        manager,
                        masks.forStep(31 * name + logits.size(), manager),
                        vocabulary,
                        pad,
                        CrossEntropy.PLAIN,
                        new SplittableRandom(passes.seed()),
                        null);
                logits.addAll(asked.outputs(pass, input, times));
            }
        }
        return logits;
    }

    @Override
    public synchronized void close() {
        parameters.close();
    }
}

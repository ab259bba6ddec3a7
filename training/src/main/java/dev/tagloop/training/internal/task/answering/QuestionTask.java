package dev.tagloop.training.internal.task.answering;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.heads.QuestionAnswering;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.task.ClassScores;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Extractive question answering: for each piece whether the answer starts or ends there; what is said of a window is
 * [start or end][piece].
 */
public final class QuestionTask implements TrainingTask<QuestionExample, float[][]> {
    private static final String SUFFIX = "ForQuestionAnswering";

    private final ModelConfig config;
    private final Draft<QuestionAnswering> draft;
    private final String head;
    private final boolean known;
    private final boolean wordShape;

    /**
     * For one model; a base that answers questions already is gone on with.
     *
     * @param wordShape whether the shape of words is an input beside their pieces
     */
    public QuestionTask(Checkpoint base, boolean wordShape) {
        this.config = base.config().withWordShape(wordShape);
        this.draft = Drafts.questionAnswering(config);
        this.head = Families.of(config).questionOutputs() + ".";
        this.known = base.config()
                .architecture()
                .filter(name -> name.endsWith(SUFFIX))
                .isPresent();
        this.wordShape = draft.blueprint().shapes().containsKey(Checkpoint.WORD_SHAPE_TABLE);
    }

    @Override
    public String name() {
        return "question-answering";
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public ModelConfig finished() {
        return config.withArchitecture(Families.of(config).classes(config) + SUFFIX);
    }

    @Override
    public Draft<QuestionAnswering> draft() {
        return draft;
    }

    @Override
    public boolean isHead(String tensor) {
        return tensor.startsWith(head) || tensor.equals(Checkpoint.WORD_SHAPE_TABLE);
    }

    @Override
    public boolean isRenewed(String tensor) {
        return !known && tensor.startsWith(head);
    }

    @Override
    public int[] pieces(QuestionExample example) {
        return example.window().ids();
    }

    @Override
    public String identity(QuestionExample example) {
        return example.question()
                + Arrays.toString(example.window().ids())
                + example.answer()
                + Arrays.toString(example.window().shapes());
    }

    @Override
    public NDArray loss(Pass pass, List<QuestionExample> examples) {
        int[] starts =
                examples.stream().mapToInt(example -> example.answer().start()).toArray();
        int[] ends =
                examples.stream().mapToInt(example -> example.answer().end()).toArray();
        return draft.head().loss(batch(pass, examples), starts, ends, pass.dropout());
    }

    @Override
    public List<float[][]> outputs(Pass pass, List<QuestionExample> examples) {
        Batch batch = batch(pass, examples);
        float[] flat = draft.head().logits(batch, pass.dropout()).toFloatArray();
        int width = (int) batch.width();
        int rows = examples.size();
        List<float[][]> outputs = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int size = examples.get(row).window().size();
            outputs.add(new float[][] {
                Arrays.copyOfRange(flat, row * width, row * width + size),
                Arrays.copyOfRange(flat, (rows + row) * width, (rows + row) * width + size)
            });
        }
        return outputs;
    }

    /** The mean of the losses of start and end. */
    @Override
    public void addLoss(QuestionExample example, float[][] output, MeanLoss sum) {
        sum.add((ClassScores.crossEntropy(output[0], example.answer().start())
                        + ClassScores.crossEntropy(output[1], example.answer().end()))
                / 2);
    }

    private Batch batch(Pass pass, List<QuestionExample> examples) {
        int[][] ids = new int[examples.size()][];
        int[][] types = new int[ids.length][];
        int[][] shapes = wordShape ? new int[ids.length][] : null;
        for (int row = 0; row < ids.length; row++) {
            ids[row] = examples.get(row).window().ids();
            types[row] = examples.get(row).window().types();
            if (shapes != null) {
                shapes[row] = examples.get(row).window().shapes();
            }
        }
        return pass.batch(ids, types, shapes);
    }
}

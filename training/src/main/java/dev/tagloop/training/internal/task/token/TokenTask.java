package dev.tagloop.training.internal.task.token;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.heads.Losses;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.task.ClassScores;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Token classification: a class for each piece that speaks for a word; what is said of a window is [piece][class]. */
public final class TokenTask implements TrainingTask<Window, float[][]> {

    private final TagSet tags;
    private final ModelConfig config;
    private final Draft<TokenClassification> draft;
    private final boolean wordShape;

    /**
     * For one model.
     *
     * @param wordShape whether the shape of words is an input beside their pieces
     */
    public TokenTask(Checkpoint base, TagSet tags, boolean wordShape) {
        this.tags = tags;
        this.config = base.config().withWordShape(wordShape);
        this.draft = Drafts.tokenClassification(config, tags.tags().size());
        this.wordShape = draft.blueprint().shapes().containsKey(Checkpoint.WORD_SHAPE_TABLE);
    }

    @Override
    public String name() {
        return "token-classification";
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public ModelConfig finished() {
        return config.withArchitecture(Families.of(config).classes(config) + "ForTokenClassification")
                .withLabels(tags.tags());
    }

    @Override
    public Draft<TokenClassification> draft() {
        return draft;
    }

    @Override
    public boolean isHead(String tensor) {
        return isClassifier(tensor) || tensor.equals(Checkpoint.WORD_SHAPE_TABLE);
    }

    @Override
    public boolean isRenewed(String tensor) {
        return !tags.known() && isClassifier(tensor);
    }

    private static boolean isClassifier(String tensor) {
        return tensor.startsWith("classifier.");
    }

    @Override
    public int[] pieces(Window window) {
        return window.ids();
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public int[] labels(Window window) {
        return window.labels();
    }

    @Override
    public String identity(Window window) {
        return window.text()
                + Arrays.toString(window.ids())
                + Arrays.toString(window.labels())
                + Arrays.toString(window.words())
                + Arrays.toString(window.shapes());
    }

    @Override
    public Optional<Batch> input(Pass pass, List<Window> windows) {
        return Optional.of(batch(pass, windows));
    }

    @Override
    public NDArray loss(Pass pass, List<Window> windows) {
        Batch batch = batch(pass, windows);
        int width = (int) batch.width();
        int[] labels = new int[windows.size() * width];
        Arrays.fill(labels, Losses.IGNORED);
        for (int row = 0; row < windows.size(); row++) {
            int[] own = windows.get(row).labels();
            System.arraycopy(own, 0, labels, row * width, own.length);
        }
        return draft.head().loss(batch, labels, pass.dropout(), pass.entropy());
    }

    @Override
    public List<float[][]> outputs(Pass pass, List<Window> windows) {
        Batch batch = batch(pass, windows);
        NDArray logits = draft.head().logits(batch, pass.dropout());
        int width = (int) batch.width();
        int classes = (int) logits.getShape().get(2);
        float[] flat = logits.toFloatArray();
        List<float[][]> outputs = new ArrayList<>();
        for (int row = 0; row < windows.size(); row++) {
            float[][] scores = new float[windows.get(row).length()][];
            for (int i = 0; i < scores.length; i++) {
                int from = (row * width + i) * classes;
                scores[i] = Arrays.copyOfRange(flat, from, from + classes);
            }
            outputs.add(scores);
        }
        return outputs;
    }

    @Override
    public void addLoss(Window window, float[][] scores, MeanLoss sum) {
        int[] labels = window.labels();
        for (int piece = 0; piece < labels.length; piece++) {
            if (labels[piece] != Losses.IGNORED) {
                sum.add(ClassScores.crossEntropy(scores[piece], labels[piece]));
            }
        }
    }

    private Batch batch(Pass pass, List<Window> windows) {
        int[][] ids = new int[windows.size()][];
        int[][] shapes = wordShape ? new int[windows.size()][] : null;
        for (int row = 0; row < ids.length; row++) {
            ids[row] = windows.get(row).ids();
            if (shapes != null) {
                shapes[row] = windows.get(row).shapes();
            }
        }
        return pass.batch(ids, null, shapes);
    }
}

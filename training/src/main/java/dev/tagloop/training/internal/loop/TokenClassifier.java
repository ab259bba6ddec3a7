package dev.tagloop.training.internal.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.data.CompactVocabulary;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.heads.Losses;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A token classifier in native memory, over windows. */
final class TokenClassifier implements AutoCloseable {

    private final Parameters parameters;
    private final TokenClassification model;
    private final CompactVocabulary vocabulary;
    private final boolean wordShape;
    private final int pad;

    TokenClassifier(
            TokenClassifierWeights assembly, Map<String, FloatTensor> weights, int padTokenId, ComputeDevice device) {
        this.parameters = new Parameters(
                Torch.newManager(device), weights, assembly.draft().blueprint().frozen());
        assembly.draft().blueprint().bind(parameters);
        this.model = assembly.draft().head();
        this.vocabulary = assembly.vocabulary();
        this.wordShape = parameters.has(Checkpoint.WORD_SHAPE_TABLE);
        this.pad = vocabulary.row(padTokenId);
    }

    Parameters parameters() {
        return parameters;
    }

    /** The loss of a batch of windows, everything made in {@code step}. */
    NDArray loss(NDManager step, List<Window> windows, Dropout dropout) {
        Batch batch = batch(step, windows);
        int width = (int) batch.width();
        int[] labels = new int[windows.size() * width];
        Arrays.fill(labels, Losses.IGNORED);
        for (int row = 0; row < windows.size(); row++) {
            int[] own = windows.get(row).labels();
            System.arraycopy(own, 0, labels, row * width, own.length);
        }
        return model.loss(batch, labels, dropout);
    }

    /** Scores of each class for each piece of each window: [window][piece][class]. */
    float[][][] scores(List<Window> windows) {
        try (NDManager step = parameters.manager().newSubManager()) {
            Batch batch = batch(step, windows);
            NDArray logits = model.logits(batch, Dropout.NONE);
            int width = (int) batch.width();
            int classes = (int) logits.getShape().get(2);
            float[] flat = logits.toFloatArray();
            float[][][] scores = new float[windows.size()][][];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = new float[windows.get(row).length()][];
                for (int i = 0; i < scores[row].length; i++) {
                    int from = (row * width + i) * classes;
                    scores[row][i] = Arrays.copyOfRange(flat, from, from + classes);
                }
            }
            return scores;
        }
    }

    private Batch batch(NDManager step, List<Window> windows) {
        int[][] ids = new int[windows.size()][];
        int[][] shapes = wordShape ? new int[windows.size()][] : null;
        for (int row = 0; row < ids.length; row++) {
            ids[row] =
                    Arrays.stream(windows.get(row).ids()).map(vocabulary::row).toArray();
            if (shapes != null) {
                shapes[row] = windows.get(row).shapes();
            }
        }
        return Batch.of(step, ids, null, shapes, pad);
    }

    @Override
    public void close() {
        parameters.close();
    }
}

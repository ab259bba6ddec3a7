package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns texts into vectors whose scalar product says how much their meanings have in common: the mean of the encoder's
 * last states over all pieces of a text, of length 1, as sentence-transformers has it for such models.
 *
 * <p>Unlike there, no text is cut: what is longer than the model's input is read in overlapping windows. May be used by
 * several threads at once. Holds native memory until closed.
 */
public final class SentenceEncoder implements AutoCloseable {
    private static final String STATES = "last_hidden_state";

    private final FastTokenizer tokenizer;
    private final OrtModel model;
    private final BatchRunner batches;
    private final int width;
    private final int stride;

    private SentenceEncoder(FastTokenizer tokenizer, OrtModel model, Checkpoint checkpoint, PipelineSettings settings) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.batches = new BatchRunner(model, checkpoint.config().padTokenId(), settings.batchTokens());
        this.width = checkpoint.config().hiddenSize();
        this.stride = Math.min(settings.stride(), tokenizer.maxLength() / 4);
    }

    /** With default settings. */
    public static SentenceEncoder of(Checkpoint checkpoint) {
        return of(checkpoint, PipelineSettings.defaults());
    }

    /**
     * Over an encoder; a head that it may have is not used. {@link MiniLm} was trained for it.
     *
     * @throws ModelFormatException if the checkpoint has no tokenizer or is of a family that cannot be run
     */
    public static SentenceEncoder of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx =
                EncoderGraph.encoder(checkpoint, settings.precision(), false).toBytes();
        return Opening.of(
                checkpoint,
                onnx,
                settings,
                (tokenizer, model) -> new SentenceEncoder(tokenizer, model, checkpoint, settings));
    }

    /** How many numbers a vector has. */
    public int width() {
        return width;
    }

    /** A vector of length 1 for each text, in their order. */
    public List<float[]> encode(List<String> texts) {
        List<ModelInput> windows = new ArrayList<>();
        int[] counts = new int[texts.size()];
        for (int i = 0; i < counts.length; i++) {
            List<Encoding> own = tokenizer.windows(Text.of(texts.get(i)), stride);
            counts[i] = own.size();
            windows.addAll(ModelInput.all(own));
        }
        List<float[][]> states = batches.perToken(windows, List.of(STATES));
        List<float[]> vectors = new ArrayList<>();
        int next = 0;
        for (int count : counts) {
            vectors.add(vector(states.subList(next, next + count)));
            next += count;
        }
        return vectors;
    }

    private float[] vector(List<float[][]> windows) {
        double[] sums = new double[width];
        for (float[][] outputs : windows) {
            float[] states = outputs[0];
            for (int i = 0; i < states.length; i++) {
                sums[i % width] += states[i];
            }
        }
        double square = 0;
        for (double sum : sums) {
            square += sum * sum;
        }
        // The direction of the mean is that of the sum.
        double length = Math.max(Math.sqrt(square), Double.MIN_NORMAL);
        float[] vector = new float[width];
        for (int i = 0; i < width; i++) {
            vector[i] = (float) (sums[i] / length);
        }
        return vector;
    }

    /** Waits for running calls, then frees the native memory; the encoder cannot be used afterwards. */
    @Override
    public void close() {
        try {
            model.close();
        } finally {
            tokenizer.close();
        }
    }
}

package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
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

    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final BatchRunner batches;
    private final int width;
    private final int stride;

    private SentenceEncoder(OpenModel open, Checkpoint checkpoint, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.batches = open.batches(settings.batchTokens());
        this.width = checkpoint.config().hiddenSize();
        this.stride = settings.strideFor(tokenizer);
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
        return OpenModel.in(checkpoint, onnx, settings, open -> new SentenceEncoder(open, checkpoint, settings));
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
            vectors.add(MeanState.of(
                    states.subList(next, next + count).stream()
                            .map(output -> output[0])
                            .toList(),
                    width));
            next += count;
        }
        return vectors;
    }

    /** Waits for running calls, then frees the native memory; the encoder cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

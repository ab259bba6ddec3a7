package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Tells what a text classifier thinks of each text, and what the text is like, in one run of the encoder; for choosing what is labelled next. Its
 * graph has more outputs than that of {@link TextClassificationPipeline}, whose scores it gives. Long texts are read in overlapping windows, whose
 * logits are averaged as there.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class ClassScorer implements AutoCloseable {
    private static final String LOGITS = "logits";
    private static final String SUMMARY = "summary";
    private static final List<String> OUTPUTS = List.of(LOGITS, SUMMARY, "last_hidden_state");
    private static final int POOL = 64;

    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final BatchRunner batches;
    private final List<String> labels;
    private final ScoreFunction function;
    private final int width;
    private final int stride;
    private final Checkpoint checkpoint;

    /** The windows of a text, and which text it is. */
    private record Windows(String text, List<ModelInput> inputs) {}

    private ClassScorer(OpenModel open, Checkpoint checkpoint, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.batches = open.batches(settings.batchTokens());
        this.labels = checkpoint.labels();
        this.function = ScoreFunction.of(checkpoint.config(), labels.size());
        this.width = checkpoint.config().hiddenSize();
        this.stride = settings.strideFor(tokenizer);
        this.checkpoint = checkpoint;
    }

    /**
     * Over a text classifier.
     *
     * @throws ModelFormatException if the checkpoint has no text classification head, no tokenizer, or is of a family that cannot be run
     */
    public static ClassScorer of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx = EncoderGraph.sequenceClassificationWithStates(checkpoint, settings.precision())
                .toBytes();
        return OpenModel.in(checkpoint, onnx, settings, opened -> new ClassScorer(opened, checkpoint, settings));
    }

    /** The model's labels by id. */
    public List<String> labels() {
        return labels;
    }

    /** What the model's logits become. */
    public ScoreFunction function() {
        return function;
    }

    /** Whether a text leaves enough room for the one that is read with it. @param pair null for none */
    public boolean canRead(String text, String pair) {
        int length = tokenizer.maxLength();
        return pair == null || pieces(text, pair) <= length || pieces(text, "") + stride < length;
    }

    private int pieces(String text, String pair) {
        return tokenizer.encodePair(Text.of(text), Text.of(pair)).encoding().size();
    }

    /**
     * The scores of each text, in their order.
     *
     * @param pairs the second text of each, which the model reads with it; null for none
     * @param passes with dropout that are added
     * @throws IllegalArgumentException if a text leaves no room for the one that is read with it
     */
    public List<ClassScores> score(List<String> texts, List<String> pairs, StochasticPasses passes) {
        List<ClassScores> scores = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += POOL) {
            List<Windows> windows = new ArrayList<>();
            for (int i = from; i < Math.min(texts.size(), from + POOL); i++) {
                windows.add(windows(texts.get(i), pairs.get(i)));
            }
            scorePool(windows, passes, scores);
        }
        return scores;
    }

    private Windows windows(String text, String pair) {
        return pair == null
                ? new Windows(text, ModelInput.all(tokenizer.windows(Text.of(text), stride)))
                : new Windows(text + pair, ModelInput.ofPair(tokenizer, text, pair, stride));
    }

    private void scorePool(List<Windows> texts, StochasticPasses passes, List<ClassScores> scores) {
        List<float[][]> outputs = batches.run(
                texts.stream().flatMap(text -> text.inputs().stream()).toList(), OUTPUTS, Set.of(LOGITS, SUMMARY));
        int next = 0;
        for (Windows text : texts) {
            List<float[][]> own = outputs.subList(next, next + text.inputs().size());
            next += own.size();
            scores.add(new ClassScores(
                    function.apply(mean(
                            text.inputs(), own.stream().map(output -> output[0]).toList())),
                    passes(text, own.stream().map(output -> output[1]).toArray(float[][]::new), passes),
                    MeanState.of(own.stream().map(output -> output[2]).toList(), width)));
        }
    }

    private List<float[]> passes(Windows text, float[][] summaries, StochasticPasses passes) {
        if (passes.count() == 0) {
            return List.of();
        }
        List<float[][]> drawn = switch (passes) {
            case DropoutPasses dropout ->
                LastLayer.ofSummary(checkpoint).passes(summaries, dropout, LastLayer.draws(dropout, text.text()));
            case LogitPasses whole ->
                whole.byPass(text.inputs()).stream()
                        .map(windows -> windows.stream().map(rows -> rows[0]).toArray(float[][]::new))
                        .toList();
        };
        return drawn.stream()
                .map(windows -> function.apply(mean(text.inputs(), Arrays.asList(windows))))
                .toList();
    }

    /** Each window weighs as much as it has tokens. */
    static float[] mean(List<ModelInput> windows, List<float[]> logits) {
        if (logits.size() == 1) {
            return logits.getFirst();
        }
        float[] sum = new float[logits.getFirst().length];
        long tokens = 0;
        for (int w = 0; w < logits.size(); w++) {
            tokens += windows.get(w).size();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += logits.get(w)[i] * windows.get(w).size();
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= tokens;
        }
        return sum;
    }

    /** Waits for running calls, then frees the native memory; the scorer cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

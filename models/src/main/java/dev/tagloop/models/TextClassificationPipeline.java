package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives labels, or a number, to whole texts with a sequence classification model, on ONNX Runtime. Results are those of
 * Hugging Face's pipeline. Unlike there, no text is cut or refused: what is longer than the model's input is read in
 * overlapping windows, and its logits are their mean, each window weighing as much as it has tokens.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class TextClassificationPipeline implements AutoCloseable {
    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final BatchRunner batches;
    private final List<String> labels;
    private final ScoreFunction function;
    private final int stride;

    private TextClassificationPipeline(OpenModel open, Checkpoint checkpoint, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.batches = open.batches(settings.batchTokens());
        this.labels = checkpoint.labels();
        this.function = ScoreFunction.of(checkpoint.config(), labels.size());
        this.stride = settings.strideFor(tokenizer);
    }

    static TextClassificationPipeline of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx = EncoderGraph.sequenceClassification(checkpoint, settings.precision())
                .toBytes();
        return OpenModel.in(
                checkpoint, onnx, settings, open -> new TextClassificationPipeline(open, checkpoint, settings));
    }

    /** The model's labels by id. */
    public List<String> labels() {
        return labels;
    }

    /** What the model's logits become unless a call says otherwise. */
    public ScoreFunction function() {
        return function;
    }

    /** The best label of one text. */
    public ScoredLabel predict(String text) {
        return predict(List.of(text), 1).getFirst().getFirst();
    }

    /**
     * The best labels of each text, best first.
     *
     * @param count how many labels a text gets, at least 1 ({@code top_k}); {@link Integer#MAX_VALUE} for all
     * @return one list a text, in the order of the texts
     */
    public List<List<ScoredLabel>> predict(List<String> texts, int count) {
        return predict(texts, count, function);
    }

    /** The same with another function over the logits ({@code function_to_apply}). */
    public List<List<ScoredLabel>> predict(List<String> texts, int count, ScoreFunction applied) {
        List<List<Encoding>> windows = new ArrayList<>();
        for (String text : texts) {
            windows.add(tokenizer.windows(Text.of(text), stride));
        }
        return results(windows.stream().map(ModelInput::all).toList(), count, applied);
    }

    /**
     * The best labels of two texts that the model reads together, such as a premise and a hypothesis. Where they are too
     * long together, the second is read in windows.
     *
     * @throws IllegalArgumentException if the first text alone leaves no room
     */
    public List<ScoredLabel> predictPair(String first, String second, int count) {
        return predictPairs(List.of(first), List.of(second), count).getFirst();
    }

    /**
     * The same for many pairs, whose windows are read in batches of similar length.
     *
     * @return one list a pair, in their order
     */
    public List<List<ScoredLabel>> predictPairs(List<String> firsts, List<String> seconds, int count) {
        if (firsts.size() != seconds.size()) {
            throw new IllegalArgumentException(
                    firsts.size() + " first and " + seconds.size() + " second texts make no pairs");
        }
        List<List<ModelInput>> windows = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            windows.add(ModelInput.ofPair(tokenizer, firsts.get(i), seconds.get(i), stride));
        }
        return results(windows, count, function);
    }

    private List<List<ScoredLabel>> results(List<List<ModelInput>> windows, int count, ScoreFunction applied) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of labels must be at least 1, not " + count);
        }
        List<float[]> logits =
                batches.perRow(windows.stream().flatMap(List::stream).toList(), "logits");
        List<List<ScoredLabel>> results = new ArrayList<>();
        int next = 0;
        for (List<ModelInput> own : windows) {
            float[] mean = ClassScorer.mean(own, logits.subList(next, next + own.size()));
            results.add(ScoredLabel.best(labels, applied.apply(mean), count));
            next += own.size();
        }
        return results;
    }

    /** Waits for running calls, then frees the native memory; the pipeline cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

package dev.tagloop.models;

import dev.tagloop.models.internal.graph.EncoderGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the part of a text that answers a question, on ONNX Runtime, by the rules of Hugging Face's pipeline: texts of any
 * length in overlapping windows, the best answers of all windows together, optionally "no answer" among them.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class QuestionAnsweringPipeline implements AutoCloseable {
    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final BatchRunner batches;
    private final double threshold;

    private QuestionAnsweringPipeline(OpenModel open, Checkpoint checkpoint, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.batches = open.batches(settings.batchTokens());
        this.threshold = checkpoint.config().noAnswerThreshold();
    }

    static QuestionAnsweringPipeline of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx =
                EncoderGraph.questionAnswering(checkpoint, settings.precision()).toBytes();
        return OpenModel.in(
                checkpoint, onnx, settings, open -> new QuestionAnsweringPipeline(open, checkpoint, settings));
    }

    /**
     * The answers to a question, best first. Where "no answer" may be one of them, the model's own threshold decides how
     * much has to speak for it ({@link ModelConfig#noAnswerThreshold()}).
     *
     * @param context the text that is read
     * @return at most {@code topK} answers; none where the text has no token
     * @throws IllegalArgumentException if the question leaves no room for the text
     */
    public List<Answer> answer(String question, String context, QuestionAnsweringOptions options) {
        QuestionReader reader = new QuestionReader(tokenizer, options);
        List<QuestionWindow> windows = reader.windows(question, context);
        return reader.answers(context, windows, logits(windows), threshold);
    }

    /**
     * A question about a text.
     *
     * @param question what is asked
     * @param context the text that is read
     */
    public record Query(String question, String context) {}

    /**
     * The best answer beside how likely it is that there is none; {@link BestAnswer#decide} with
     * {@link #noAnswerThreshold()} gives the one to act on. Arguments and errors as of {@link #answer}.
     */
    public BestAnswer best(String question, String context, QuestionAnsweringOptions options) {
        return best(List.of(new Query(question, context)), options).getFirst();
    }

    /**
     * The same for many questions, whose windows are read in batches of similar length.
     *
     * @return one a question, in their order
     */
    public List<BestAnswer> best(List<Query> queries, QuestionAnsweringOptions options) {
        QuestionReader reader = new QuestionReader(tokenizer, options);
        List<List<QuestionWindow>> windows = queries.stream()
                .map(query -> reader.windows(query.question(), query.context()))
                .toList();
        List<float[][]> logits = logits(windows.stream().flatMap(List::stream).toList());
        List<BestAnswer> answers = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < queries.size(); i++) {
            int to = from + windows.get(i).size();
            answers.add(reader.best(queries.get(i).context(), windows.get(i), logits.subList(from, to)));
            from = to;
        }
        return answers;
    }

    /**
     * Whether a question leaves enough room for a text beside it.
     *
     * @throws IllegalStateException if the pipeline is closed
     */
    public boolean canRead(String question, QuestionAnsweringOptions options) {
        return options.leavesRoom(tokenizer, question);
    }

    /** The doubt above which this model's answers are withheld; 0 if nobody has chosen one. */
    public double noAnswerThreshold() {
        return threshold;
    }

    private List<float[][]> logits(List<QuestionWindow> windows) {
        return batches.perToken(
                windows.stream().map(QuestionWindow::input).toList(), List.of("start_logits", "end_logits"));
    }

    /** Waits for running calls, then frees the native memory; the pipeline cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

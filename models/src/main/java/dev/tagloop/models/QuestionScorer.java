package dev.tagloop.models;

import dev.tagloop.models.internal.graph.EncoderGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tells which answers a reader weighs against each other, and what question and text are like, in one run of the encoder; for choosing what is
 * labelled next. Its graph has an output more than that of {@link QuestionAnsweringPipeline}.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class QuestionScorer implements AutoCloseable {
    private static final List<String> OUTPUTS = List.of("start_logits", "end_logits", "last_hidden_state");
    private static final List<String> LAST = List.of("qa_outputs", "classifier");
    /** How many answers are weighed. */
    private static final int ANSWERS = 5;

    private static final QuestionAnsweringOptions OPTIONS =
            QuestionAnsweringOptions.defaults().withTopK(ANSWERS);

    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final QuestionReader reader;
    private final BatchRunner batches;
    private final int width;
    private final Checkpoint checkpoint;

    private QuestionScorer(OpenModel open, Checkpoint checkpoint, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.reader = new QuestionReader(tokenizer, OPTIONS);
        this.batches = open.batches(settings.batchTokens());
        this.width = checkpoint.config().hiddenSize();
        this.checkpoint = checkpoint;
    }

    /**
     * Over a model that answers questions.
     *
     * @throws ModelFormatException if the checkpoint has no head for it, no tokenizer, or is of a family that cannot be run
     */
    public static QuestionScorer of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx = EncoderGraph.questionAnsweringWithStates(checkpoint, settings.precision())
                .toBytes();
        return OpenModel.in(checkpoint, onnx, settings, opened -> new QuestionScorer(opened, checkpoint, settings));
    }

    /** Whether a question leaves enough room for a text beside it. */
    public boolean canRead(String question) {
        return OPTIONS.leavesRoom(tokenizer, question);
    }

    /**
     * What is found for each question, in their order.
     *
     * @param passes with dropout that are added
     * @throws IllegalArgumentException if a question leaves no room for its text
     * @throws ModelFormatException if passes before the last layer are asked for and that does not read the encoder's states
     */
    public List<QuestionScores> score(List<QuestionAnsweringPipeline.Query> queries, StochasticPasses passes) {
        List<List<QuestionWindow>> windows = queries.stream()
                .map(query -> reader.windows(query.question(), query.context()))
                .toList();
        List<float[][]> outputs = batches.perToken(
                windows.stream()
                        .flatMap(List::stream)
                        .map(QuestionWindow::input)
                        .toList(),
                OUTPUTS);
        List<QuestionScores> scores = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < queries.size(); i++) {
            List<QuestionWindow> own = windows.get(i);
            List<float[][]> said = outputs.subList(next, next + own.size());
            next += own.size();
            scores.add(scores(queries.get(i), own, said, passes));
        }
        return scores;
    }

    private QuestionScores scores(
            QuestionAnsweringPipeline.Query query,
            List<QuestionWindow> windows,
            List<float[][]> outputs,
            StochasticPasses passes) {
        String context = query.context();
        List<float[]> states = outputs.stream().map(output -> output[2]).toList();
        return new QuestionScores(
                reader.read(
                        context,
                        windows,
                        outputs.stream()
                                .map(output -> new float[][] {output[0], output[1]})
                                .toList()),
                passes(query, windows, states, passes).stream()
                        .map(logits -> reader.read(context, windows, logits))
                        .toList(),
                MeanState.of(states, width));
    }

    /** For each pass the logits of each window. */
    private List<List<float[][]>> passes(
            QuestionAnsweringPipeline.Query query,
            List<QuestionWindow> windows,
            List<float[]> states,
            StochasticPasses passes) {
        if (passes.count() == 0) {
            return List.of();
        }
        return switch (passes) {
            case DropoutPasses dropout -> {
                LastLayer last = LastLayer.ofTokens(checkpoint, LAST);
                SplittableRandom random = LastLayer.draws(dropout, query.question() + query.context());
                List<List<float[][]>> byWindow = states.stream()
                        .map(window -> last.passes(BatchRunner.rows(window, width), dropout, random).stream()
                                .map(QuestionScorer::columns)
                                .toList())
                        .toList();
                yield Transposed.of(byWindow, dropout.count());
            }
            case LogitPasses whole ->
                whole.byPass(windows.stream().map(QuestionWindow::input).toList());
        };
    }

    /** Starts and ends, out of two numbers a token. */
    private static float[][] columns(float[][] rows) {
        float[][] columns = new float[2][rows.length];
        for (int i = 0; i < rows.length; i++) {
            columns[0][i] = rows[i][0];
            columns[1][i] = rows[i][1];
        }
        return columns;
    }

    /** Waits for running calls, then frees the native memory; the scorer cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

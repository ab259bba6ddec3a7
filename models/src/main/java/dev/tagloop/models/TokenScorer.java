package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells what a token classifier thinks of each word, and what the text is like, in one run of the encoder; for choosing what is labelled next.
 * Its graph has an output more than that of {@link TokenClassificationPipeline}, which stays as quick as it is. Long texts are read in overlapping
 * windows, each word where most around it is seen.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class TokenScorer implements AutoCloseable {
    private static final List<String> OUTPUTS = List.of("logits", "last_hidden_state");
    private static final List<String> LAST = List.of("classifier");
    private static final int POOL = 64;

    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final BatchRunner batches;
    private final List<String> labels;
    private final int width;
    private final int stride;
    private final Checkpoint checkpoint;

    private TokenScorer(OpenModel open, Checkpoint checkpoint, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.batches = open.batches(settings.batchTokens());
        this.labels = checkpoint.labels();
        this.width = checkpoint.config().hiddenSize();
        this.stride = settings.strideFor(tokenizer);
        this.checkpoint = checkpoint;
    }

    /** With default settings. */
    public static TokenScorer of(Checkpoint checkpoint) {
        return of(checkpoint, PipelineSettings.defaults());
    }

    /**
     * Over a token classifier.
     *
     * @throws ModelFormatException if the checkpoint has no token classification head, no tokenizer, or is of a family that cannot be run
     */
    public static TokenScorer of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx = EncoderGraph.tokenClassificationWithStates(checkpoint, settings.precision())
                .toBytes();
        return OpenModel.in(checkpoint, onnx, settings, open -> new TokenScorer(open, checkpoint, settings));
    }

    /** The model's labels by id. */
    public List<String> labels() {
        return labels;
    }

    /** The scores of each text, in their order. */
    public List<WordScores> score(List<String> texts) {
        return score(texts, DropoutPasses.NONE);
    }

    /**
     * The same with passes with dropout.
     *
     * @throws ModelFormatException if passes before the last layer are asked for and that does not read the encoder's states
     */
    public List<WordScores> score(List<String> texts, StochasticPasses passes) {
        List<WordScores> scores = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += POOL) {
            scorePool(texts.subList(from, Math.min(texts.size(), from + POOL)), passes, scores);
        }
        return scores;
    }

    private void scorePool(List<String> texts, StochasticPasses passes, List<WordScores> scores) {
        List<WindowedText> windowed = new ArrayList<>();
        List<Encoding> all = new ArrayList<>();
        for (String text : texts) {
            WindowedText one = WindowedText.of(tokenizer, Text.of(text), stride);
            windowed.add(one);
            all.addAll(one.windows());
        }
        List<float[][]> outputs = batches.perToken(ModelInput.all(all), OUTPUTS);
        int next = 0;
        for (WindowedText one : windowed) {
            List<float[][]> own = outputs.subList(next, next + one.windows().size());
            next += own.size();
            float[][] logits = one.join(own.stream()
                    .map(output -> BatchRunner.rows(output[0], labels.size()))
                    .toList());
            float[][] states = one.join(own.stream()
                    .map(output -> BatchRunner.rows(output[1], width))
                    .toList());
            scores.add(words(one, logits, states, passes));
        }
    }

    private WordScores words(WindowedText text, float[][] logits, float[][] states, StochasticPasses passes) {
        Encoding whole = text.whole();
        int[] wordIds = whole.wordIds();
        List<CodePointSpan> spans = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < whole.size(); i++) {
            CodePointSpan span = whole.spans().get(i);
            if (whole.isSpecial(i) || span == null || wordIds[i] < 0) {
                continue;
            }
            if (wordIds[i] == open) {
                CodePointSpan first = spans.removeLast();
                spans.add(new CodePointSpan(first.start(), Math.max(first.end(), span.end())));
            } else {
                spans.add(span);
                firsts.add(i);
                open = wordIds[i];
            }
        }
        return new WordScores(
                spans,
                probabilities(chosen(logits, firsts)),
                passes(text, states, firsts, passes).stream()
                        .map(TokenScorer::probabilities)
                        .toList(),
                MeanState.of(Arrays.asList(states), width));
    }

    /** The logits of each word's first piece, once for each pass. */
    private List<float[][]> passes(WindowedText text, float[][] states, List<Integer> firsts, StochasticPasses passes) {
        if (passes.count() == 0) {
            return List.of();
        }
        return switch (passes) {
            case DropoutPasses dropout ->
                LastLayer.ofTokens(checkpoint, LAST)
                        .passes(
                                chosen(states, firsts),
                                dropout,
                                LastLayer.draws(dropout, text.text().value()));
            case LogitPasses whole ->
                whole.byPass(ModelInput.all(text.windows())).stream()
                        .map(windows -> chosen(text.join(windows), firsts))
                        .toList();
        };
    }

    private static float[][] chosen(float[][] rows, List<Integer> places) {
        return places.stream().map(place -> rows[place]).toArray(float[][]::new);
    }

    private static float[][] probabilities(float[][] logits) {
        float[][] rows = new float[logits.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = ScoreFunction.SOFTMAX.apply(logits[i]);
        }
        return rows;
    }

    /** Waits for running calls, then frees the native memory; the scorer cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.answering.AnswerDecoder;
import dev.tagloop.models.internal.graph.EncoderGraph;
import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the part of a text that answers a question, on ONNX Runtime, by the rules of Hugging Face's pipeline: texts of any
 * length in overlapping windows, the best answers of all windows together, optionally "no answer" among them.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class QuestionAnsweringPipeline implements AutoCloseable {
    private final FastTokenizer tokenizer;
    private final OrtModel model;
    private final BatchRunner batches;

    private QuestionAnsweringPipeline(
            FastTokenizer tokenizer, OrtModel model, Checkpoint checkpoint, PipelineSettings settings) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.batches = new BatchRunner(model, checkpoint.config().padTokenId(), settings.batchSize());
    }

    static QuestionAnsweringPipeline of(Checkpoint checkpoint, PipelineSettings settings) {
        byte[] onnx =
                EncoderGraph.questionAnswering(checkpoint, settings.precision()).toBytes();
        return Opening.of(
                checkpoint,
                onnx,
                settings,
                (tokenizer, model) -> new QuestionAnsweringPipeline(tokenizer, model, checkpoint, settings));
    }

    /**
     * The answers to a question, best first.
     *
     * @param context the text that is read
     * @return at most {@code topK} answers; none where the text has no token
     * @throws IllegalArgumentException if the question leaves no room for the text
     */
    public List<Answer> answer(String question, String context, QuestionAnsweringOptions options) {
        Text text = Text.of(context);
        List<PairEncoding> windows = windows(Text.of(question), text, options);
        List<float[][]> logits =
                batches.perToken(windows.stream().map(ModelInput::of).toList(), List.of("start_logits", "end_logits"));
        List<AnswerDecoder.Window> scored = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            scored.add(window(windows.get(i), logits.get(i)[0], logits.get(i)[1]));
        }
        return new AnswerDecoder(
                        options.topK(),
                        options.maxAnswerLen(),
                        options.handleImpossibleAnswer(),
                        options.alignToWords())
                .decode(text, scored).stream()
                        .map(found -> {
                            CodePointSpan span = WholeLetters.of(text, found.span(), text.codePoints());
                            return new Answer(text.slice(span), found.score(), span);
                        })
                        .toList();
    }

    private List<PairEncoding> windows(Text question, Text text, QuestionAnsweringOptions options) {
        int length = Math.min(options.maxSeqLen(), tokenizer.maxLength());
        int stride = Math.min(options.docStride(), length / 2);
        return tokenizer.encodePair(question, text).windows(length, stride);
    }

    private static AnswerDecoder.Window window(PairEncoding pair, float[] starts, float[] ends) {
        int[] sequences = pair.sequences();
        int[] words = pair.encoding().wordIds();
        boolean[] allowed = new boolean[sequences.length];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = i == 0 || sequences[i] == 1;
            words[i] = sequences[i] == 1 ? words[i] : -1;
        }
        return new AnswerDecoder.Window(starts, ends, allowed, pair.encoding().spans(), words);
    }

    /** Waits for running calls, then frees the native memory; the pipeline cannot be used afterwards. */
    @Override
    public void close() {
        try {
            model.close();
        } finally {
            tokenizer.close();
        }
    }
}

package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.answering.AnswerDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes before and after a model that answers questions: windows over long texts with the question in each, and from
 * the model's numbers for all windows the answers. It is the same for training and for prediction.
 */
public final class QuestionReader {
    private final FastTokenizer tokenizer;
    private final QuestionAnsweringOptions options;

    /**
     * A reader.
     *
     * @param tokenizer stays open as long as this is used; is not closed by it
     */
    public QuestionReader(FastTokenizer tokenizer, QuestionAnsweringOptions options) {
        this.tokenizer = tokenizer;
        this.options = options;
    }

    /**
     * The windows over a text, each with the whole question; the text alone is ever cut.
     *
     * @throws IllegalArgumentException if the question leaves no room for the text
     */
    public List<QuestionWindow> windows(String question, String context) {
        int length = Math.min(options.maxSeqLen(), tokenizer.maxLength());
        int stride = Math.min(options.docStride(), length / 2);
        return tokenizer.encodePair(Text.of(question), Text.of(context)).windows(length, stride).stream()
                .map(QuestionWindow::of)
                .toList();
    }

    /**
     * The answers, best first: at most {@code topK}, none where the text has no token.
     *
     * @param logits for each window the numbers for starts and those for ends, one a token
     * @param threshold of doubt, from where on "no answer" goes before the others, if it competes
     */
    public List<Answer> answers(
            String context, List<QuestionWindow> windows, List<float[][]> logits, double threshold) {
        Text text = Text.of(context);
        return decoder(options).decode(text, scored(windows, logits), Math.exp(-threshold)).stream()
                .map(found -> answer(text, found))
                .toList();
    }

    /** The best answer in the text beside "no answer"; arguments as of {@link #answers}. */
    public BestAnswer best(String context, List<QuestionWindow> windows, List<float[][]> logits) {
        Text text = Text.of(context);
        QuestionAnsweringOptions one = options.withTopK(1).withHandleImpossibleAnswer(false);
        AnswerDecoder.Reading reading = decoder(one).read(text, scored(windows, logits));
        return new BestAnswer(
                reading.answers().stream().findFirst().map(found -> answer(text, found)), reading.nullScore());
    }

    /**
     * The best answers in the text beside "no answer"; arguments as of {@link #answers}. More are told than {@code topK}, as many as were looked at,
     * so that the same answer can be found in another reading.
     */
    AnswerReading read(String context, List<QuestionWindow> windows, List<float[][]> logits) {
        Text text = Text.of(context);
        AnswerDecoder.Reading reading = decoder(options).read(text, scored(windows, logits));
        return new AnswerReading(
                reading.answers().stream().map(found -> answer(text, found)).toList(), reading.nullScore());
    }

    private static AnswerDecoder decoder(QuestionAnsweringOptions options) {
        return new AnswerDecoder(
                options.topK(), options.maxAnswerLen(), options.handleImpossibleAnswer(), options.alignToWords());
    }

    private static List<AnswerDecoder.Window> scored(List<QuestionWindow> windows, List<float[][]> logits) {
        List<AnswerDecoder.Window> scored = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            QuestionWindow window = windows.get(i);
            scored.add(new AnswerDecoder.Window(
                    logits.get(i)[0], logits.get(i)[1], window.allowed(), window.spans(), window.words()));
        }
        return scored;
    }

    private static Answer answer(Text text, AnswerDecoder.Found found) {
        CodePointSpan span = WholeLetters.of(text, found.span(), text.codePoints());
        return new Answer(text.slice(span), found.score(), span);
    }
}

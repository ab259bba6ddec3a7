package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
import dev.tagloop.models.internal.tagging.TagDecoder;
import dev.tagloop.models.internal.tagging.Tagged;
import dev.tagloop.models.internal.tokenizer.TokenizerJson;
import dev.tagloop.models.internal.tokenizer.TokenizerTraits;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds labelled stretches in texts with a token classification model, on ONNX Runtime. Results are those of Hugging
 * Face's pipeline: same strategies, same scores, code point offsets, in the order of the texts; one strategy more is our
 * own ({@link Aggregation#CONSTRAINED}). Unlike there, no text is ever cut: what is longer than the model's input is read
 * in overlapping windows.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class TokenClassificationPipeline implements AutoCloseable {
    /** Texts that are held in memory as tokens at one time. */
    private static final int POOL = 256;

    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final WindowRunner runner;
    private final TagDecoder decoder;
    private final List<String> labels;
    private final String unknownToken;
    private final int stride;

    private TokenClassificationPipeline(
            OpenModel open, List<String> labels, TokenizerTraits traits, PipelineSettings settings) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.labels = labels;
        this.runner = new WindowRunner(open.batches(settings.batchTokens()), labels.size());
        this.decoder = new TagDecoder(labels, settings.ignoredLabels(), traits.scheme());
        this.unknownToken = traits.unknownToken();
        this.stride = settings.strideFor(tokenizer);
    }

    static TokenClassificationPipeline of(Checkpoint checkpoint, PipelineSettings settings) {
        List<String> labels = checkpoint.labels();
        byte[] onnx = EncoderGraph.tokenClassification(checkpoint, settings.precision())
                .toBytes();
        TokenizerTraits traits = TokenizerTraits.of(TokenizerJson.of(checkpoint.tokenizer()));
        return OpenModel.in(
                checkpoint, onnx, settings, open -> new TokenClassificationPipeline(open, labels, traits, settings));
    }

    /** The model's labels by id. */
    public List<String> labels() {
        return labels;
    }

    /** The entities of one text. */
    public List<Entity> predict(String text, Aggregation aggregation) {
        return predict(List.of(text), aggregation).getFirst();
    }

    /**
     * The entities of each text, by rising start. A text may be empty or of any length.
     *
     * @return one list a text, in the order of the texts
     */
    public List<List<Entity>> predict(List<String> texts, Aggregation aggregation) {
        List<List<Entity>> results = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += POOL) {
            results.addAll(predictPool(texts.subList(from, Math.min(texts.size(), from + POOL)), aggregation));
        }
        return results;
    }

    private List<List<Entity>> predictPool(List<String> texts, Aggregation aggregation) {
        List<WindowedText> windowed = new ArrayList<>();
        List<Encoding> all = new ArrayList<>();
        for (String text : texts) {
            WindowedText one = WindowedText.of(tokenizer, Text.of(text), stride);
            windowed.add(one);
            all.addAll(one.windows());
        }
        List<float[][]> logits = runner.run(all);
        List<List<Entity>> results = new ArrayList<>();
        int next = 0;
        for (WindowedText one : windowed) {
            int end = next + one.windows().size();
            results.add(entities(one, logits.subList(next, end), aggregation));
            next = end;
        }
        return results;
    }

    private List<Tagged> tagged(WindowedText text, List<float[][]> logits, Aggregation aggregation) {
        List<TagDecoder.Window> windows = new ArrayList<>();
        switch (aggregation) {
            case CONSTRAINED -> {
                TagDecoder.Window whole = window(text.whole(), text.join(logits));
                return decoder.decode(text.text(), whole, text.whole().wordIds());
            }
            // Entities of windows are joined by overlap, which single tokens would pass twice.
            case NONE -> windows.add(window(text.whole(), text.join(logits)));
            case SIMPLE, FIRST, AVERAGE, MAX -> {
                for (int i = 0; i < logits.size(); i++) {
                    windows.add(window(text.windows().get(i), logits.get(i)));
                }
            }
        }
        return decoder.decode(text.text(), windows, aggregation);
    }

    private List<Entity> entities(WindowedText text, List<float[][]> logits, Aggregation aggregation) {
        List<Entity> entities = new ArrayList<>();
        List<Tagged> found = tagged(text, logits, aggregation);
        for (int i = 0; i < found.size(); i++) {
            Tagged tagged = found.get(i);
            int limit = i + 1 == found.size()
                    ? text.text().codePoints()
                    : found.get(i + 1).span().start();
            entities.add(new Entity(
                    tagged.label(), tagged.score(), tagged.word(), WholeLetters.of(text.text(), tagged.span(), limit)));
        }
        return entities;
    }

    private TagDecoder.Window window(Encoding encoding, float[][] logits) {
        boolean[] unknown = new boolean[encoding.size()];
        for (int i = 0; i < unknown.length; i++) {
            unknown[i] = encoding.tokens().get(i).equals(unknownToken);
        }
        return new TagDecoder.Window(encoding.tokens(), encoding.spans(), encoding.special(), unknown, logits);
    }

    /** Waits for running calls, then frees the native memory; the pipeline cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.graph.EncoderGraph;
import dev.tagloop.models.internal.tokenizer.TokenizerJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Guesses the words at the masks of a text, on ONNX Runtime, by the rules of Hugging Face's pipeline. The product with the
 * vocabulary is computed at the masks alone. A text that is longer than the model's input is read around each mask.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class FillMaskPipeline implements AutoCloseable {
    private final OpenModel open;
    private final FastTokenizer tokenizer;
    private final BatchRunner batches;
    private final String mask;
    private final int maskId;

    private FillMaskPipeline(OpenModel open, TokenizerJson.Mask mask) {
        this.open = open;
        this.tokenizer = open.tokenizer();
        this.batches = open.batches(1);
        this.mask = mask.token();
        this.maskId = mask.id();
    }

    static FillMaskPipeline of(Checkpoint checkpoint, PipelineSettings settings) {
        TokenizerJson.Mask mask = TokenizerJson.mask(checkpoint.tokenizer());
        byte[] onnx = EncoderGraph.maskedLanguage(checkpoint, settings.precision(), mask.id())
                .toBytes();
        return OpenModel.in(checkpoint, onnx, settings, open -> new FillMaskPipeline(open, mask));
    }

    /** What stands for a masked word, such as {@code [MASK]}. */
    public String mask() {
        return mask;
    }

    /**
     * The likeliest tokens at each mask, best first.
     *
     * @param count tokens a mask gets ({@code top_k}), at least 1
     * @return one list a mask, in the order of the masks
     * @throws IllegalArgumentException if the text holds no mask
     */
    public List<List<MaskGuess>> predict(String text, int count) {
        return predict(text, count, List.of());
    }

    /**
     * The same among some words only.
     *
     * @param targets words; of one that is no token by itself its first token; empty for the whole vocabulary
     */
    public List<List<MaskGuess>> predict(String text, int count, List<String> targets) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of guesses must be at least 1, not " + count);
        }
        int[] wanted = targets.stream()
                .map(tokenizer::pieces)
                .filter(pieces -> pieces.length > 0)
                .mapToInt(pieces -> pieces[0])
                .distinct()
                .toArray();
        if (wanted.length == 0 && !targets.isEmpty()) {
            throw new IllegalArgumentException("none of the targets " + targets + " has a token");
        }
        Encoding whole = tokenizer.encode(Text.of(text));
        int[] ids = whole.ids();
        int[] places =
                IntStream.range(0, ids.length).filter(i -> ids[i] == maskId).toArray();
        if (places.length == 0) {
            throw new IllegalArgumentException(
                    "the text holds no mask: write " + mask + " where a word is to be guessed");
        }
        List<List<MaskGuess>> results = new ArrayList<>();
        for (int place : places) {
            results.add(guesses(whole, place, places.length == 1, count, wanted));
        }
        return results;
    }

    private List<MaskGuess> guesses(Encoding whole, int place, boolean single, int count, int[] wanted) {
        int[] window = window(whole, place);
        Encoding read = whole.select(window);
        float[] all = batches.perRow(List.of(ModelInput.of(read)), "logits").getFirst();
        int[] ids = read.ids();
        int own = IntStream.range(0, window.length)
                .filter(i -> window[i] == place)
                .findFirst()
                .orElseThrow();
        int masks = (int) IntStream.of(ids).filter(id -> id == maskId).count();
        int before = (int) IntStream.range(0, own).filter(i -> ids[i] == maskId).count();
        int words = all.length / masks;
        float[] scores = ScoreFunction.SOFTMAX.apply(Arrays.copyOfRange(all, before * words, (before + 1) * words));
        IntStream candidates = wanted.length == 0 ? IntStream.range(0, words) : IntStream.of(wanted);
        return candidates
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> scores[token])
                        .reversed())
                .limit(count)
                .map(token -> guess(whole, place, token, scores[token], single))
                .toList();
    }

    private MaskGuess guess(Encoding whole, int place, int token, float score, boolean single) {
        int[] filled = whole.ids();
        filled[place] = token;
        // With more masks the others stay to be seen, as in the original.
        String sequence = single ? tokenizer.decodeText(filled) : tokenizer.decode(filled);
        return new MaskGuess(score, token, tokenizer.decode(token), sequence);
    }

    /** The window that sees most around a token. */
    private int[] window(Encoding whole, int place) {
        int stride = tokenizer.maxLength() / 4;
        return FastTokenizer.positions(whole, tokenizer.maxLength(), stride).stream()
                .filter(positions -> Arrays.binarySearch(positions, place) >= 0)
                .max(Comparator.comparingInt(positions -> {
                    int at = Arrays.binarySearch(positions, place);
                    return Math.min(at, positions.length - 1 - at);
                }))
                .orElseThrow();
    }

    /** Waits for running calls, then frees the native memory; the pipeline cannot be used afterwards. */
    @Override
    public void close() {
        open.close();
    }
}

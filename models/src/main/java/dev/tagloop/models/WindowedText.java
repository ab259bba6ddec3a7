package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import java.util.List;

/**
 * A text as the model reads it: whole, and in windows that fit.
 *
 * @param positions for each window the places of its tokens in the whole encoding
 */
record WindowedText(Text text, Encoding whole, List<int[]> positions, List<Encoding> windows) {

    static WindowedText of(FastTokenizer tokenizer, Text text, int stride) {
        Encoding whole = tokenizer.encode(text);
        List<int[]> positions = FastTokenizer.positions(whole, tokenizer.maxLength(), stride);
        return new WindowedText(
                text, whole, positions, positions.stream().map(whole::select).toList());
    }

    /** One row of logits a token of the whole text, each from the window that sees most around it. */
    float[][] join(List<float[][]> logits) {
        float[][] joined = new float[whole.size()][];
        int[] context = new int[whole.size()];
        for (int w = 0; w < positions.size(); w++) {
            int[] window = positions.get(w);
            for (int i = 0; i < window.length; i++) {
                int seen = Math.min(i, window.length - 1 - i);
                if (joined[window[i]] == null || seen > context[window[i]]) {
                    joined[window[i]] = logits.get(w)[i];
                    context[window[i]] = seen;
                }
            }
        }
        return joined;
    }
}

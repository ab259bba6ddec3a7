package dev.tagloop.models.internal.answering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the best pairs of start and end token of one window, in float32 and in the order of the original. */
final class AnswerSpans {
    /** What stands for minus infinity in the original. */
    private static final float EXCLUDED = -10_000;

    /** A pair of tokens, both inside the answer. */
    record Candidate(int start, int end, float score) {}

    /**
     * The chosen pairs of one window.
     *
     * @param best by falling score
     * @param nullScore how likely it is that the window holds no answer
     */
    record Choice(List<Candidate> best, float nullScore) {}

    private AnswerSpans() {}

    /**
     * The best pairs by the logits of one window.
     *
     * @param allowed tokens that may be in an answer, and the first one, which stands for no answer
     */
    static Choice select(float[] startLogits, float[] endLogits, boolean[] allowed, int count, int longest) {
        float[] start = softmax(startLogits, allowed);
        float[] end = softmax(endLogits, allowed);
        float nullScore = start[0] * end[0];
        start[0] = 0;
        end[0] = 0;
        return new Choice(best(start, end, allowed, count, longest), nullScore);
    }

    /** The best pairs by probabilities; as in the original, pairs that are not allowed take places and are then left out. */
    static List<Candidate> best(float[] start, float[] end, boolean[] allowed, int count, int longest) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < start.length; i++) {
            for (int j = i; j < Math.min(start.length, i + longest); j++) {
                float score = start[i] * end[j];
                if (score > 0) {
                    candidates.add(new Candidate(i, j, score));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return candidates.stream()
                .limit(count)
                .filter(candidate -> allowed[candidate.start()] && allowed[candidate.end()])
                .toList();
    }

    private static float[] softmax(float[] logits, boolean[] allowed) {
        float[] result = new float[logits.length];
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < result.length; i++) {
            result[i] = allowed[i] ? logits[i] : EXCLUDED;
            largest = Math.max(largest, result[i]);
        }
        float sum = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) Math.exp(result[i] - largest);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }
}

package dev.tagloop.core.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From the scores of each word to entities: the sequence of tags with the highest sum of scores among those that the
 * {@link TagScheme} allows (Viterbi 1967), so that no entity begins in its middle.
 *
 * <p>Some models of others begin entities with {@code I-} although they have a {@code B-}, which they keep for neighbours
 * (IOB1); their tags do not tell. Where the allowed sequence would cost more than what a model is ever unsure about, its
 * own tags are therefore taken as they are.
 */
public final class SequenceDecoder {

    /** What a forbidden step may at most be surer than what replaces it: 20 to 1, in units of logits. */
    private static final double SURE = Math.log(20);

    /**
     * An entity.
     *
     * @param first index of its first word
     * @param last index of its last word
     * @param type such as {@code PER}
     */
    public record Run(int first, int last, String type) {}

    private final TagScheme scheme;

    /**
     * A decoder for these tags.
     *
     * @param tags in the order of the model's scores
     */
    public SequenceDecoder(List<String> tags) {
        this.scheme = TagScheme.of(tags);
    }

    /**
     * The tag of each word.
     *
     * @param scores by word and tag: logits or logarithms of probabilities
     */
    public int[] tags(float[][] scores) {
        int[] own = new int[scores.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = largest(scores[i]);
        }
        int forbidden = forbidden(own);
        if (forbidden == 0) {
            return own;
        }
        int[] allowed = bestAllowed(scores);
        return allowed.length == 0 || sum(scores, own) - sum(scores, allowed) > forbidden * SURE ? own : allowed;
    }

    /** The entities that a sequence of tags tells of; what does not go on with an entity begins one. */
    public List<Run> runs(int[] tags) {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= tags.length; i++) {
            if (i == tags.length || !scheme.continues(tags[i - 1], tags[i])) {
                if (!scheme.isOutside(tags[first])) {
                    runs.add(new Run(first, i - 1, scheme.type(tags[first])));
                }
                first = i;
            }
        }
        return runs;
    }

    /** The best sequence that is allowed, of equals the one with the earlier tags at the end; empty if there is none. */
    int[] bestAllowed(float[][] scores) {
        if (scores.length == 0) {
            return new int[0];
        }
        int[][] from = new int[scores.length][scheme.size()];
        double[] best = new double[scheme.size()];
        for (int tag = 0; tag < best.length; tag++) {
            best[tag] = scheme.mayBegin(tag) ? scores[0][tag] : Double.NEGATIVE_INFINITY;
        }
        for (int i = 1; i < scores.length; i++) {
            best = step(best, scores[i], from[i]);
        }
        for (int tag = 0; tag < best.length; tag++) {
            best[tag] = scheme.mayEnd(tag) ? best[tag] : Double.NEGATIVE_INFINITY;
        }
        int tag = largest(best);
        if (best[tag] == Double.NEGATIVE_INFINITY) {
            return new int[0];
        }
        int[] path = new int[scores.length];
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = tag;
            tag = from[i][tag];
        }
        return path;
    }

    private double[] step(double[] before, float[] scores, int[] from) {
        double[] best = new double[before.length];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int tag = 0; tag < best.length; tag++) {
            for (int previous = 0; previous < before.length; previous++) {
                if (before[previous] > best[tag] && scheme.mayFollow(previous, tag)) {
                    best[tag] = before[previous];
                    from[tag] = previous;
                }
            }
            best[tag] += scores[tag];
        }
        return best;
    }

    private int forbidden(int[] tags) {
        if (tags.length == 0) {
            return 0;
        }
        int count = (scheme.mayBegin(tags[0]) ? 0 : 1) + (scheme.mayEnd(tags[tags.length - 1]) ? 0 : 1);
        for (int i = 1; i < tags.length; i++) {
            count += scheme.mayFollow(tags[i - 1], tags[i]) ? 0 : 1;
        }
        return count;
    }

    private static double sum(float[][] scores, int[] tags) {
        double sum = 0;
        for (int i = 0; i < tags.length; i++) {
            sum += scores[i][tags[i]];
        }
        return sum;
    }

    private static int largest(float[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best;
    }

    private static int largest(double[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best;
    }
}

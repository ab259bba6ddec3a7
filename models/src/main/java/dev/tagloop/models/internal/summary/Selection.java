package dev.tagloop.models.internal.summary;

import dev.tagloop.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes sentences one by one, each time the one that says most and repeats least of those already taken (maximal marginal
 * relevance, Carbonell and Goldstein 1998), as long as there is room.
 *
 * @param weight of what a sentence says against what it repeats, 0 to 1
 * @param room words that may be taken; the first sentence is taken even if it has more
 */
public record Selection(double weight, int room) {

    /**
     * The numbers of the sentences taken, in the order of the text.
     *
     * @param worth of each sentence
     * @param vectors of each sentence, of length 1
     */
    public List<Integer> of(List<Sentence> sentences, double[] worth, List<float[]> vectors) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            open.add(i);
        }
        List<Integer> taken = new ArrayList<>();
        int left = room;
        while (!open.isEmpty()) {
            int best = open.stream()
                    .max(Comparator.<Integer>comparingDouble(
                                    i -> weight * worth[i] - (1 - weight) * repeats(i, taken, vectors))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            taken.add(best);
            left -= sentences.get(best).words();
            int now = left;
            open.removeIf(i -> i == best || sentences.get(i).words() > now);
        }
        return taken.stream().sorted().toList();
    }

    private static double repeats(int sentence, List<Integer> taken, List<float[]> vectors) {
        return taken.stream()
                .mapToDouble(other -> Vectors.dot(vectors.get(sentence), vectors.get(other)))
                .max()
                .orElse(0);
    }
}

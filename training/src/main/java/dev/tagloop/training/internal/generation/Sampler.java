package dev.tagloop.training.internal.generation;

import dev.tagloop.training.GenerationSettings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws a piece by its probability, out of the most probable ones where the settings say so. */
final class Sampler implements SingleSearch.Choice {

    private final double temperature;
    private final int topK;
    private final double topP;
    private final SplittableRandom random;

    Sampler(GenerationSettings settings) {
        this.temperature = settings.temperature();
        this.topK = settings.topK();
        this.topP = settings.topP();
        this.random = new SplittableRandom(settings.seed());
    }

    @Override
    public int of(float[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> i))
                .limit(topK == 0 ? scores.length : topK)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] shares = Arrays.stream(order)
                .mapToDouble(i -> Math.exp((scores[i] - scores[order[0]]) / temperature))
                .toArray();
        double all = Arrays.stream(shares).sum();
        int kept = 0;
        double within = 0;
        while (kept < shares.length && (kept == 0 || within < topP * all)) {
            within += shares[kept++];
        }
        double at = random.nextDouble() * within;
        int chosen = 0;
        while (chosen < kept - 1 && at >= shares[chosen]) {
            at -= shares[chosen++];
        }
        return order[chosen];
    }
}

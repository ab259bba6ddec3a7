package dev.tagloop.models;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The linear layer that makes logits of states, with dropout before it, in Java: small beside a run of the encoder. */
final class LastLayer {
    private final float[] weight;
    private final float[] bias;
    private final int labels;
    private final int width;

    private LastLayer(FloatTensor weight, FloatTensor bias) {
        this.weight = weight.toArray();
        this.bias = bias.toArray();
        this.labels = weight.dim(0);
        this.width = weight.dim(1);
    }

    /**
     * That of a model that looks at each token.
     *
     * @param names how it may be called, the usual one first
     * @throws ModelFormatException if another layer lies between the states and the last one
     */
    static LastLayer ofTokens(Checkpoint checkpoint, List<String> names) {
        if (!readsStates(checkpoint)) {
            throw new ModelFormatException("passes with dropout before the last layer are for models whose last layer"
                    + " reads the encoder's states; this one has a layer between them");
        }
        return of(checkpoint, names);
    }

    /** Whether the last layer of a model that looks at each token reads the encoder's states. */
    static boolean readsStates(Checkpoint checkpoint) {
        return !checkpoint.weights().containsKey("head.dense.weight");
    }

    /** That of a model that looks at a summary of the text, which has layers of its own. */
    static LastLayer ofSummary(Checkpoint checkpoint) {
        return of(checkpoint, List.of("classifier.out_proj", "classifier"));
    }

    private static LastLayer of(Checkpoint checkpoint, List<String> names) {
        String name = names.stream()
                .filter(one -> checkpoint.weights().containsKey(one + ".weight"))
                .findFirst()
                .orElse(names.getFirst());
        return new LastLayer(checkpoint.weight(name + ".weight"), checkpoint.weight(name + ".bias"));
    }

    /** What decides about the passes of a text. */
    static SplittableRandom draws(DropoutPasses dropout, String text) {
        return new SplittableRandom(dropout.seed() * 31 + text.hashCode());
    }

    /** The logits of each of these states, once for each pass. */
    List<float[][]> passes(float[][] states, DropoutPasses dropout, SplittableRandom random) {
        List<float[][]> passes = new ArrayList<>();
        for (int pass = 0; pass < dropout.count(); pass++) {
            float[][] rows = new float[states.length][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = logits(thinned(states[i], dropout.rate(), random));
            }
            passes.add(rows);
        }
        return passes;
    }

    private float[] thinned(float[] state, double rate, SplittableRandom random) {
        float[] thinned = new float[width];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < width; i++) {
            thinned[i] = random.nextDouble() < rate ? 0 : state[i] * kept;
        }
        return thinned;
    }

    private float[] logits(float[] state) {
        float[] logits = new float[labels];
        for (int label = 0; label < labels; label++) {
            double sum = bias[label];
            for (int i = 0; i < width; i++) {
                sum += (double) weight[label * width + i] * state[i];
            }
            logits[label] = (float) sum;
        }
        return logits;
    }
}

package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;

/**
 * Moves what makes some channels of a layer norm's output larger than others into the weights that follow, after Xiao et al. 2023,
 * <em>SmoothQuant</em>: each channel is divided by the square root of its size, and the weights' column is multiplied by it. One scale then
 * serves all channels better. Where they measure sizes on texts, here the norm's own weights tell them: a normed number is seldom
 * beyond {@value #FAR}, so the channel seldom beyond {@code |bias| + 3 |gain|}.
 *
 * @param norm the name of that output
 * @param roots the square roots, one a channel
 */
record ChannelBalance(String norm, float[] roots) {
    private static final float FAR = 3;

    /** No channel counts as smaller: it would be blown up into what it says nothing of. */
    private static final float LEAST = 1e-4f;

    /**
     * Of the output of a norm.
     *
     * @param norm its name
     * @param gain {@code [width]}
     * @param bias {@code [width]}, or null
     */
    static ChannelBalance of(String norm, FloatTensor gain, FloatTensor bias) {
        float[] roots = numbers(gain);
        float[] shifts = bias == null ? new float[roots.length] : numbers(bias);
        for (int c = 0; c < roots.length; c++) {
            roots[c] = (float) Math.sqrt(Math.max(LEAST, Math.abs(shifts[c]) + FAR * Math.abs(roots[c])));
        }
        return new ChannelBalance(norm, roots);
    }

    /** What the channels are multiplied by, {@code [width]}. */
    FloatTensor factors() {
        float[] factors = new float[roots.length];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = 1 / roots[c];
        }
        return FloatTensor.of(new int[] {factors.length}, factors);
    }

    /** The weights that give the same product as {@code weight}, {@code [out, width]}, gave. */
    FloatTensor weights(FloatTensor weight) {
        float[] scaled = numbers(weight);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= roots[i % roots.length];
        }
        return FloatTensor.of(weight.shape(), scaled);
    }

    private static float[] numbers(FloatTensor tensor) {
        float[] numbers = new float[tensor.buffer().remaining()];
        tensor.buffer().get(numbers);
        return numbers;
    }
}

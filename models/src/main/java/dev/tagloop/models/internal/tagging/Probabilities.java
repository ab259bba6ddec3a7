package dev.tagloop.models.internal.tagging;

/** Float32 arithmetic on label scores, in the order of the original, so that near ties fall the same way. */
final class Probabilities {
    private Probabilities() {}

    /** The softmax of one row of logits. */
    static float[] softmax(float[] logits) {
        float largest = logits[argMax(logits)];
        float[] result = new float[logits.length];
        float sum = 0;
        for (int i = 0; i < logits.length; i++) {
            result[i] = (float) Math.exp(logits[i] - largest);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** The index of the largest number, the first of equals. */
    static int argMax(float[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] > numbers[best]) {
                best = i;
            }
        }
        return best;
    }
}

package dev.tagloop.training.internal.task;

/** What the scores of one piece, a number for each class before the softmax, say. */
public final class ClassScores {
    private ClassScores() {}

    /** The class with the highest score; of equal ones the first. */
    public static int argMax(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The loss of the scores where this class is right. */
    public static double crossEntropy(float[] scores, int label) {
        double max = scores[argMax(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - max);
        }
        return Math.log(sum) + max - scores[label];
    }
}

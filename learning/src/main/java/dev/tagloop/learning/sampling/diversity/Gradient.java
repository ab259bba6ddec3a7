package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.core.vector.Vectors;
import dev.tagloop.learning.sampling.TaskScores;

/** An outer product {@code surprise ⊗ embedding}, by its factors. */
record Gradient(float[] surprise, float[] embedding, double squaredNorm) {

    static Gradient of(TaskScores scores) {
        float[] surprise = scores.isYesOrNo() ? ofEachClass(scores) : ofUnits(scores);
        float[] embedding = scores.embedding();
        return new Gradient(surprise, embedding, Vectors.dot(surprise, surprise) * Vectors.dot(embedding, embedding));
    }

    /** Each class is an output of the last layer. */
    private static float[] ofEachClass(TaskScores scores) {
        float[] surprise = new float[scores.units().size()];
        for (int i = 0; i < surprise.length; i++) {
            float[] row = scores.probabilities()[i];
            surprise[i] = row[0] - (row[0] >= row[1] ? 1 : 0);
        }
        return surprise;
    }

    private static float[] ofUnits(TaskScores scores) {
        float[] surprise = new float[scores.labels().size()];
        int units = scores.probabilities().length;
        for (float[] row : scores.probabilities()) {
            int guess = 0;
            for (int i = 1; i < row.length; i++) {
                guess = row[i] > row[guess] ? i : guess;
            }
            for (int i = 0; i < row.length; i++) {
                surprise[i] += (row[i] - (i == guess ? 1 : 0)) / units;
            }
        }
        return surprise;
    }

    double squaredDistance(Gradient other) {
        double inner = Vectors.dot(surprise, other.surprise) * Vectors.dot(embedding, other.embedding);
        return Math.max(0, squaredNorm + other.squaredNorm - 2 * inner);
    }
}

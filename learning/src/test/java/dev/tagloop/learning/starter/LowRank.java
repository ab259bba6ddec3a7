package dev.tagloop.learning.starter;

import dev.tagloop.models.FloatTensor;
import java.util.Arrays;
import java.util.Random;

/**
 * A matrix as the product of a tall and a wide one, of which it keeps the directions that carry most: the truncated singular value decomposition, found
 * by subspace iteration (Halko, Martinsson and Tropp 2011). Plain arithmetic in one order, so that every machine finds the same bits.
 *
 * @param up {@code [rows, rank]}, its columns orthonormal
 * @param down {@code [rank, columns]}
 */
record LowRank(FloatTensor up, FloatTensor down) {
    private static final int ROUNDS = 12;

    /** The best product of a rank. */
    static LowRank of(FloatTensor matrix, int rank) {
        int rows = matrix.dim(0);
        int columns = matrix.dim(1);
        double[][] given = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                given[row][column] = matrix.get(row * columns + column);
            }
        }
        double[][] turned = turned(given);
        Random random = new Random(rank);
        double[][] basis = new double[rank][rows];
        for (double[] vector : basis) {
            Arrays.setAll(vector, i -> random.nextGaussian());
        }
        orthonormalize(basis);
        for (int round = 0; round < ROUNDS; round++) {
            basis = times(times(basis, turned), given);
            orthonormalize(basis);
        }
        return new LowRank(tensor(turned(basis)), tensor(times(basis, turned)));
    }

    /** Each vector of {@code vectors} times the matrix whose columns are given as {@code columns}. */
    private static double[][] times(double[][] vectors, double[][] columns) {
        double[][] product = new double[vectors.length][columns.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                product[i][j] = dot(vectors[i], columns[j]);
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Gram and Schmidt's way, each vector twice against rounding. */
    private static void orthonormalize(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            double[] vector = vectors[i];
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double share = dot(vector, vectors[j]);
                    for (int k = 0; k < vector.length; k++) {
                        vector[k] -= share * vectors[j][k];
                    }
                }
            }
            double length = Math.sqrt(dot(vector, vector));
            for (int k = 0; k < vector.length; k++) {
                vector[k] = length == 0 ? 0 : vector[k] / length;
            }
        }
    }

    private static double[][] turned(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                turned[column][row] = matrix[row][column];
            }
        }
        return turned;
    }

    private static FloatTensor tensor(double[][] matrix) {
        float[] numbers = new float[matrix.length * matrix[0].length];
        int at = 0;
        for (double[] row : matrix) {
            for (double number : row) {
                numbers[at++] = (float) number;
            }
        }
        return FloatTensor.of(new int[] {matrix.length, matrix[0].length}, numbers);
    }
}

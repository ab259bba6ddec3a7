package dev.tagloop.core.vector;

/** Arithmetic on embeddings, in double precision. */
public final class Vectors {
    private Vectors() {}

    /** Squared Euclidean distance. */
    public static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** The inner product; of vectors of length 1 the cosine of their angle. */
    public static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** A vector of the same direction and the length 1; zero stays zero. */
    public static float[] unit(double[] vector) {
        double square = 0;
        for (double number : vector) {
            square += number * number;
        }
        double length = Math.max(Math.sqrt(square), Double.MIN_NORMAL);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}

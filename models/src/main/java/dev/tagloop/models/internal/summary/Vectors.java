package dev.tagloop.models.internal.summary;

/** Arithmetic with vectors of length 1. */
public final class Vectors {

    private Vectors() {}

    /** From -1 for opposite to 1 for equal directions. */
    public static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}

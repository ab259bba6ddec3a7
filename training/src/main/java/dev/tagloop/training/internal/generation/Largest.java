package dev.tagloop.training.internal.generation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The places of the largest numbers. */
final class Largest {

    private Largest() {}

    /** Places of the largest numbers, the largest first; of equals the first. */
    static int[] of(float[] values, int count) {
        Comparator<Integer> worstFirst =
                Comparator.<Integer>comparingDouble(i -> values[i]).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
        for (int i = 0; i < values.length; i++) {
            if (best.size() < count) {
                best.add(i);
            } else if (values[i] > values[best.peek()]) {
                best.poll();
                best.add(i);
            }
        }
        int[] places = new int[best.size()];
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = best.poll();
        }
        return places;
    }
}

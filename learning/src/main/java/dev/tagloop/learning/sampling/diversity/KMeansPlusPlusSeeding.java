package dev.tagloop.learning.sampling.diversity;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The seeding of k-means++ (Arthur and Vassilvitskii 2007): every next point is drawn with a probability proportional to its squared distance from
 * the nearest one that is chosen already.
 */
final class KMeansPlusPlusSeeding {
    private final Space space;
    private final double[] nearest;
    private final boolean[] chosen;
    private final SplittableRandom random;

    KMeansPlusPlusSeeding(Space space, long seed) {
        this.space = space;
        this.nearest = new double[space.size()];
        this.chosen = new boolean[space.size()];
        this.random = new SplittableRandom(seed);
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    /** Chooses points. @param first the first one */
    int[] choose(int first, int count) {
        int[] points = new int[Math.min(count, space.size())];
        for (int i = 0; i < points.length; i++) {
            points[i] = i == 0 ? first : draw();
            take(points[i]);
        }
        return points;
    }

    int drawFirst() {
        return random.nextInt(space.size());
    }

    /** The squared distance of a point from the nearest that was chosen before it. */
    private void take(int point) {
        chosen[point] = true;
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = Math.min(nearest[i], space.squaredDistance(i, point));
        }
    }

    private int draw() {
        double sum = 0;
        for (int i = 0; i < nearest.length; i++) {
            sum += chosen[i] ? 0 : nearest[i];
        }
        double left = random.nextDouble() * sum;
        int last = -1;
        for (int i = 0; i < nearest.length; i++) {
            if (chosen[i]) {
                continue;
            }
            // Where all that is left lies on chosen points, the sum is 0 and the first of it is taken.
            if (sum == 0) {
                return i;
            }
            last = nearest[i] > 0 ? i : last;
            left -= nearest[i];
            if (left < 0 && nearest[i] > 0) {
                return i;
            }
        }
        return last;
    }
}

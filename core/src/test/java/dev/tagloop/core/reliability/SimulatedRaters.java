package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Raters of known accuracy: each rates some of the units, wrong in all ways equally. */
record SimulatedRaters(RatingTable table, List<String> truth, double[] accuracies) {

    static SimulatedRaters of(long seed, int units, double present, double... accuracies) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> categories = List.of("a", "b", "c", "d");
        List<List<String>> rows = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        int[] rated = new int[accuracies.length];
        double[] right = new double[accuracies.length];
        for (int unit = 0; unit < units; unit++) {
            int real = Math.min(3, random.nextInt(6));
            String[] row = new String[accuracies.length];
            for (int rater = 0; rater < accuracies.length; rater++) {
                if (random.nextDouble() < present) {
                    boolean knows = random.nextDouble() < accuracies[rater];
                    row[rater] = categories.get(knows ? real : (real + 1 + random.nextInt(3)) % 4);
                    rated[rater]++;
                    right[rater] += knows ? 1 : 0;
                }
            }
            truth.add(categories.get(real));
            rows.add(Arrays.asList(row));
        }
        List<String> names =
                IntStream.range(0, accuracies.length).mapToObj(i -> "r" + i).toList();
        Arrays.setAll(right, rater -> right[rater] / rated[rater]);
        return new SimulatedRaters(RatingTable.of(names, categories, rows), truth, right);
    }

    double accuracy(List<String> labels) {
        int right = 0;
        for (int unit = 0; unit < truth.size(); unit++) {
            right += truth.get(unit).equals(labels.get(unit)) ? 1 : 0;
        }
        return (double) right / truth.size();
    }
}

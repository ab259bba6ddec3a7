package dev.tagloop.core.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rating tables for tests. */
final class Tables {

    private Tables() {}

    /** One string a rater, one character a unit, a blank where missing. */
    static RatingTable ofRaters(String... raters) {
        List<List<String>> units = new ArrayList<>();
        for (int unit = 0; unit < raters[0].length(); unit++) {
            List<String> row = new ArrayList<>();
            for (String rater : raters) {
                char rating = rater.charAt(unit);
                row.add(rating == ' ' ? null : String.valueOf(rating));
            }
            units.add(row);
        }
        return RatingTable.of(names(raters.length), units);
    }

    /** A unit for each count of a contingency table of two raters, categories 0, 1, ... */
    static RatingTable ofContingency(int[][] counts) {
        List<List<String>> units = new ArrayList<>();
        for (int a = 0; a < counts.length; a++) {
            for (int b = 0; b < counts.length; b++) {
                units.addAll(Collections.nCopies(counts[a][b], List.of("" + a, "" + b)));
            }
        }
        return RatingTable.of(names(2), units);
    }

    /** Random ratings that agree more than chance, some missing. */
    static RatingTable random(SplittableRandom random, int raters, int units, int categories) {
        List<String> names =
                IntStream.range(0, categories).mapToObj(k -> "" + (k + 1)).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            String truth = names.get(random.nextInt(categories));
            String[] row = new String[raters];
            for (int rater = 0; rater < raters; rater++) {
                double dice = random.nextDouble();
                row[rater] = dice < 0.15 ? null : dice < 0.6 ? truth : names.get(random.nextInt(categories));
            }
            rows.add(Arrays.asList(row));
        }
        return RatingTable.of(names(raters), names, rows);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "r" + i).toList();
    }
}

package dev.tagloop.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every coefficient again from its definition, pair of ratings by pair of ratings, on random tables. */
class CoefficientsEqualBruteForceTest {

    private static final List<CategoryWeights> WEIGHTS = List.of(
            CategoryWeights.IDENTITY, CategoryWeights.LINEAR, CategoryWeights.QUADRATIC, CategoryWeights.ORDINAL);

    @Test
    void onRandomTables() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 100; round++) {
            int categories = 2 + random.nextInt(4);
            RatingTable table = Tables.random(random, 2 + random.nextInt(4), 10 + random.nextInt(20), categories);
            for (CategoryWeights weights : WEIGHTS) {
                assertThat(new FleissKappa(weights).of(table))
                        .isCloseTo(chanceCorrected(table, weights, Chance.FLEISS), within(1e-9));
                assertThat(GwetAc.ac2(weights).of(table))
                        .isCloseTo(chanceCorrected(table, weights, Chance.GWET), within(1e-9));
                assertThat(CohenKappa.weighted(weights).of(table.columns(0, 1)))
                        .isCloseTo(cohen(table, weights), within(1e-9));
            }
            assertThat(new ScottPi().of(table.columns(0, 1))).isCloseTo(scott(table), within(1e-9));
            for (Scale scale : Scale.values()) {
                assertThat(new KrippendorffAlpha(scale).of(table)).isCloseTo(alpha(table, scale), within(1e-9));
            }
        }
    }

    private enum Chance {
        FLEISS,
        GWET
    }

    private static List<Integer> ratings(RatingTable table, int unit) {
        List<Integer> ratings = new ArrayList<>();
        for (int rater = 0; rater < table.raters().size(); rater++) {
            if (table.code(unit, rater) != RatingTable.MISSING) {
                ratings.add(table.code(unit, rater));
            }
        }
        return ratings;
    }

    private static double chanceCorrected(RatingTable table, CategoryWeights weights, Chance chance) {
        int size = table.categories().size();
        double agreed = 0;
        int pairedUnits = 0;
        double[] shares = new double[size];
        int ratedUnits = 0;
        for (int unit = 0; unit < table.units(); unit++) {
            List<Integer> own = ratings(table, unit);
            if (own.isEmpty()) {
                continue;
            }
            ratedUnits++;
            for (int rating : own) {
                shares[rating] += 1.0 / own.size();
            }
            double sum = 0;
            int pairs = 0;
            for (int a = 0; a < own.size(); a++) {
                for (int b = a + 1; b < own.size(); b++) {
                    sum += weights.between(own.get(a), own.get(b), size);
                    pairs++;
                }
            }
            if (pairs > 0) {
                agreed += sum / pairs;
                pairedUnits++;
            }
        }
        double expected = 0;
        double total = 0;
        double spread = 0;
        for (int k = 0; k < size; k++) {
            double share = shares[k] / ratedUnits;
            spread += share * (1 - share);
            for (int l = 0; l < size; l++) {
                expected += weights.between(k, l, size) * share * shares[l] / ratedUnits;
                total += weights.between(k, l, size);
            }
        }
        if (chance == Chance.GWET) {
            expected = total * spread / (size * (size - 1.0));
        }
        return (agreed / pairedUnits - expected) / (1 - expected);
    }

    /** By drawing one rating of each rater independently of the unit. */
    private static double cohen(RatingTable table, CategoryWeights weights) {
        List<int[]> both = both(table);
        int size = table.categories().size();
        double observed = 0;
        double expected = 0;
        for (int[] unit : both) {
            observed += weights.between(unit[0], unit[1], size) / both.size();
            for (int[] other : both) {
                expected += weights.between(unit[0], other[1], size) / both.size() / both.size();
            }
        }
        return (observed - expected) / (1 - expected);
    }

    private static double scott(RatingTable table) {
        List<int[]> both = both(table);
        List<Integer> pooled = new ArrayList<>();
        both.forEach(unit -> {
            pooled.add(unit[0]);
            pooled.add(unit[1]);
        });
        double observed = both.stream().filter(unit -> unit[0] == unit[1]).count() / (double) both.size();
        double expected = 0;
        for (int a : pooled) {
            for (int b : pooled) {
                expected += a == b ? 1.0 / pooled.size() / pooled.size() : 0;
            }
        }
        return (observed - expected) / (1 - expected);
    }

    private static List<int[]> both(RatingTable table) {
        List<int[]> both = new ArrayList<>();
        for (int unit = 0; unit < table.units(); unit++) {
            int[] pair = {table.code(unit, 0), table.code(unit, 1)};
            if (pair[0] != RatingTable.MISSING && pair[1] != RatingTable.MISSING) {
                both.add(pair);
            }
        }
        return both;
    }

    /** Mean difference within units by mean difference over all pairs of pairable ratings. */
    private static double alpha(RatingTable table, Scale scale) {
        List<Integer> pairable = new ArrayList<>();
        for (int unit = 0; unit < table.units(); unit++) {
            if (ratings(table, unit).size() > 1) {
                pairable.addAll(ratings(table, unit));
            }
        }
        double observed = 0;
        for (int unit = 0; unit < table.units(); unit++) {
            List<Integer> own = ratings(table, unit);
            for (int a = 0; a < own.size(); a++) {
                for (int b = 0; b < own.size(); b++) {
                    observed += a == b ? 0 : difference(own.get(a), own.get(b), scale, pairable) / (own.size() - 1);
                }
            }
        }
        double expected = 0;
        for (int a = 0; a < pairable.size(); a++) {
            for (int b = 0; b < pairable.size(); b++) {
                expected += a == b ? 0 : difference(pairable.get(a), pairable.get(b), scale, pairable);
            }
        }
        int n = pairable.size();
        return 1 - observed / n / (expected / n / (n - 1.0));
    }

    /** The categories of the random tables are 1, 2, ... */
    private static double difference(int a, int b, Scale scale, List<Integer> pairable) {
        return switch (scale) {
            case NOMINAL -> a == b ? 0 : 1;
            case INTERVAL -> Math.pow(a - b, 2);
            case RATIO -> Math.pow((a - b) / (a + b + 2.0), 2);
            case ORDINAL -> {
                double between = 0;
                for (int rating : pairable) {
                    if (rating >= Math.min(a, b) && rating <= Math.max(a, b)) {
                        between += rating == a || rating == b ? 0.5 : 1;
                    }
                }
                yield a == b ? 0 : between * between;
            }
        };
    }
}

package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Which column of a table is whose: columns of one name are one rater's repeated ratings. */
record Columns(List<String> raters, int[] raterOf) {

    static Columns of(RatingTable table) {
        List<String> raters = new ArrayList<>(new LinkedHashSet<>(table.raters()));
        return new Columns(
                List.copyOf(raters),
                table.raters().stream().mapToInt(raters::indexOf).toArray());
    }

    int[] ratings(RatingTable table) {
        int[] ratings = new int[raters.size()];
        for (int unit = 0; unit < table.units(); unit++) {
            for (int column = 0; column < raterOf.length; column++) {
                ratings[raterOf[column]] += table.code(unit, column) == RatingTable.MISSING ? 0 : 1;
            }
        }
        return ratings;
    }

    /** The share of each category among a unit's ratings; equal shares where there is none. */
    static double[][] votes(RatingTable table) {
        int size = table.categories().size();
        double[][] votes = new double[table.units()][size];
        for (int unit = 0; unit < votes.length; unit++) {
            int[] counts = table.counts(unit);
            int all = 0;
            for (int count : counts) {
                all += count;
            }
            for (int k = 0; k < size; k++) {
                votes[unit][k] = all == 0 ? 1.0 / size : (double) counts[k] / all;
            }
        }
        return votes;
    }
}

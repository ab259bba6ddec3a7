package dev.tagloop.core.agreement;

import java.util.stream.IntStream;

/** The units that every rater of a table rated. */
final class PairedUnits {

    private PairedUnits() {}

    static RatingTable of(RatingTable ratings) {
        int columns = ratings.raters().size();
        return ratings.rows(IntStream.range(0, ratings.units())
                .filter(unit -> IntStream.range(0, columns)
                        .allMatch(column -> ratings.code(unit, column) != RatingTable.MISSING))
                .toArray());
    }
}

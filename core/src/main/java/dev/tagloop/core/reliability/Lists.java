package dev.tagloop.core.reliability;

import java.util.Arrays;
import java.util.List;

/** Arrays as lists. */
final class Lists {

    private Lists() {}

    static List<Double> of(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static List<List<Double>> of(double[][] rows) {
        return Arrays.stream(rows).map(Lists::of).toList();
    }
}

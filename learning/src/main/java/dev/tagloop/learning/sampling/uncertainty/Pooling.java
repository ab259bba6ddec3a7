package dev.tagloop.learning.sampling.uncertainty;

import java.util.Arrays;

/** How the numbers of a task's units become one. */
public enum Pooling {
    /** All of them: long texts come first. */
    SUM {
        @Override
        double of(double[] units) {
            return Arrays.stream(units).sum();
        }
    },
    /** Their mean: fair to length. */
    MEAN {
        @Override
        double of(double[] units) {
            return units.length == 0 ? 0 : Arrays.stream(units).sum() / units.length;
        }
    },
    /** The largest: one hard word is enough. */
    MAX {
        @Override
        double of(double[] units) {
            return Arrays.stream(units).max().orElse(0);
        }
    };

    abstract double of(double[] units);

    /** The name as it stands in names of samplers. */
    String word() {
        return switch (this) {
            case SUM -> "sum";
            case MEAN -> "mean";
            case MAX -> "max";
        };
    }
}

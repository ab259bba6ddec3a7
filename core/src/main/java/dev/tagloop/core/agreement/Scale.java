package dev.tagloop.core.agreement;

import java.util.List;

/** The level of measurement of categories, which decides how different two are for {@link KrippendorffAlpha}. */
public enum Scale {
    /** Equal or not. */
    NOMINAL {
        @Override
        double difference(int left, int right, double[] values, double[] counts) {
            return left == right ? 0 : 1;
        }
    },
    /** Ranks in the order of the table: the number of ratings between the two, squared. */
    ORDINAL {
        @Override
        double difference(int left, int right, double[] values, double[] counts) {
            int low = Math.min(left, right);
            int high = Math.max(left, right);
            double between = -(counts[low] + counts[high]) / 2;
            for (int k = low; k <= high; k++) {
                between += counts[k];
            }
            return left == right ? 0 : between * between;
        }
    },
    /** Numbers whose differences mean something. */
    INTERVAL {
        @Override
        double difference(int left, int right, double[] values, double[] counts) {
            double distance = values[left] - values[right];
            return distance * distance;
        }
    },
    /** Numbers with a true zero. */
    RATIO {
        @Override
        double difference(int left, int right, double[] values, double[] counts) {
            double sum = values[left] + values[right];
            double distance = values[left] - values[right];
            return sum == 0 ? 0 : distance / sum * (distance / sum);
        }
    };

    /** The squared difference of two categories. @param counts pairable ratings of each */
    abstract double difference(int left, int right, double[] values, double[] counts);

    /** The categories as numbers; zeros where only equality or order counts. */
    double[] values(List<String> categories) {
        double[] values = new double[categories.size()];
        if (this == INTERVAL || this == RATIO) {
            for (int k = 0; k < values.length; k++) {
                values[k] = number(categories.get(k));
            }
        }
        return values;
    }

    private double number(String category) {
        try {
            return Double.parseDouble(category);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + category + "' is no number, but the " + name()
                            + " scale compares numbers; choose NOMINAL or ORDINAL",
                    e);
        }
    }
}

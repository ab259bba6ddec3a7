package dev.tagloop.core.agreement;

/**
 * How far two categories count as agreement: 1 for equal ones, down to 0. Categories are taken as equally spaced ranks in
 * the order of the table (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., chapter 3).
 */
@FunctionalInterface
public interface CategoryWeights {

    /** Only equal categories agree. */
    CategoryWeights IDENTITY = (left, right, categories) -> left == right ? 1 : 0;

    /** Agreement falls with the distance. */
    CategoryWeights LINEAR =
            (left, right, categories) -> categories < 2 ? 1 : 1 - Math.abs(left - right) / (categories - 1.0);

    /** Agreement falls with the squared distance. */
    CategoryWeights QUADRATIC = (left, right, categories) -> {
        double distance = categories < 2 ? 0 : (left - right) / (categories - 1.0);
        return 1 - distance * distance;
    };

    /** Agreement falls with the number of pairs of ranks between the two. */
    CategoryWeights ORDINAL = (left, right, categories) -> {
        int distance = Math.abs(left - right);
        return distance == 0 ? 1 : 1 - distance * (distance + 1.0) / (categories * (categories - 1.0));
    };

    /**
     * The weight of two categories.
     *
     * @param left code of the one
     * @param right code of the other
     * @param categories number of categories in the table
     */
    double between(int left, int right, int categories);
}

package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a rater is right on tasks whose answer is known, woven in among others.
 *
 * @param rater the name of the column
 * @param right number of right answers
 * @param rated number of gold tasks that they answered
 * @param interval the share that is right with its 95 % interval by Wilson's score (Wilson 1927, Journal of the American
 *     Statistical Association 22), which is sound also for few tasks and for shares near 0 and 1; NaN from
 *     0 to 1 without a task
 */
public record GoldAccuracy(String rater, int right, int rated, Interval interval) {

    private static final double TWO_SIDED = 1.959963984540054;

    /**
     * Compares with known answers.
     *
     * @param answers what the raters said
     * @param gold the right category of each unit, null where it is not known
     * @return one a column
     * @throws IllegalArgumentException if there is not one gold answer, or null, a unit
     */
    public static List<GoldAccuracy> of(RatingTable answers, List<String> gold) {
        if (answers.units() != gold.size()) {
            throw new IllegalArgumentException(answers.units() + " units but " + gold.size() + " gold answers");
        }
        List<GoldAccuracy> accuracies = new ArrayList<>();
        for (int column = 0; column < answers.raters().size(); column++) {
            int right = 0;
            int rated = 0;
            for (int unit = 0; unit < gold.size(); unit++) {
                int code = answers.code(unit, column);
                if (gold.get(unit) != null && code != RatingTable.MISSING) {
                    rated++;
                    right += answers.categories().get(code).equals(gold.get(unit)) ? 1 : 0;
                }
            }
            accuracies.add(new GoldAccuracy(answers.raters().get(column), right, rated, wilson(right, rated)));
        }
        return List.copyOf(accuracies);
    }

    private static Interval wilson(int right, int rated) {
        double share = (double) right / rated;
        double z = TWO_SIDED * TWO_SIDED / rated;
        double middle = (share + z / 2) / (1 + z);
        double half = TWO_SIDED * Math.sqrt(share * (1 - share) / rated + z / (4 * rated)) / (1 + z);
        // Rounding must not push an end past what is possible.
        return new Interval(
                share, right == 0 ? 0 : Math.max(0, middle - half), right == rated ? 1 : Math.min(1, middle + half));
    }
}

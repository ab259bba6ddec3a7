package dev.tagloop.core.agreement;

import java.util.LinkedHashMap;
import java.util.Map;

/** A coefficient for each category on its own, against all others. */
public final class LabelAgreement {

    private LabelAgreement() {}

    /** The coefficient of each category, in the order of the table. */
    public static Map<String, Double> of(RatingTable ratings, Coefficient coefficient) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String category : ratings.categories()) {
            values.put(category, coefficient.of(ratings.oneAgainstRest(category)));
        }
        return values;
    }
}

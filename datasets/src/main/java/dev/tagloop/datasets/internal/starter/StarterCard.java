package dev.tagloop.datasets.internal.starter;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Fills the counts into the data card, whose text stands beside the texts with {@code {{name}}} for each number or table. */
final class StarterCard {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private StarterCard() {}

    static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll((MatchResult place) -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "The card names {{" + place.group(1) + "}}, known are " + values.keySet());
            }
            return value.replace("\\", "\\\\").replace("$", "\\$");
        });
    }
}

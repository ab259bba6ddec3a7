package dev.tagloop.core.agreement;

import dev.tagloop.core.text.CodePointOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which category each rater gave to each unit; what a rater did not rate is missing. A rater who rated twice has two columns
 * of one name. Unmodifiable.
 */
public final class RatingTable {

    /** The code of a missing rating. */
    public static final int MISSING = -1;

    private final List<String> raters;
    private final List<String> categories;
    private final int[][] codes;

    private RatingTable(List<String> raters, List<String> categories, int[][] codes) {
        this.raters = raters;
        this.categories = categories;
        this.codes = codes;
    }

    /**
     * A table whose categories are those that occur, by code point.
     *
     * @param raters one name a column
     * @param units one row a unit, one category a column, null where missing
     * @throws IllegalArgumentException if a row has another length than the raters
     */
    public static RatingTable of(List<String> raters, List<? extends List<String>> units) {
        TreeSet<String> seen = new TreeSet<>(CodePointOrder.COMPARATOR);
        units.forEach(unit -> unit.stream().filter(Objects::nonNull).forEach(seen::add));
        return of(raters, List.copyOf(seen), units);
    }

    /**
     * The same of what is known by rater.
     *
     * @param raters one name a column
     * @param units for each unit the category by rater; who is not in it did not rate it
     */
    public static RatingTable ofAnswers(List<String> raters, List<Map<String, String>> units) {
        return of(
                raters,
                units.stream()
                        .map(unit ->
                                Arrays.asList(raters.stream().map(unit::get).toArray(String[]::new)))
                        .toList());
    }

    /**
     * A table of known categories; their order counts where they are ranks, and those that never occur count for chance
     * agreement by {@link GwetAc}.
     *
     * @param categories all that may occur, in their order
     * @throws IllegalArgumentException if a row has another length than the raters or a category is unknown
     */
    public static RatingTable of(List<String> raters, List<String> categories, List<? extends List<String>> units) {
        Map<String, Integer> index = new HashMap<>();
        categories.forEach(category -> index.put(category, index.size()));
        int[][] codes = new int[units.size()][raters.size()];
        for (int unit = 0; unit < codes.length; unit++) {
            List<String> row = units.get(unit);
            if (row.size() != raters.size()) {
                throw new IllegalArgumentException(
                        "unit " + unit + " has " + row.size() + " ratings for " + raters.size() + " raters");
            }
            for (int rater = 0; rater < row.size(); rater++) {
                codes[unit][rater] = code(index, row.get(rater), unit);
            }
        }
        return new RatingTable(List.copyOf(raters), List.copyOf(categories), codes);
    }

    private static int code(Map<String, Integer> index, String category, int unit) {
        if (category == null) {
            return MISSING;
        }
        Integer code = index.get(category);
        if (code == null) {
            throw new IllegalArgumentException(
                    "unit " + unit + " has the category '" + category + "', which is none of " + index.keySet());
        }
        return code;
    }

    /** One name a column. */
    public List<String> raters() {
        return raters;
    }

    /** The categories by code. */
    public List<String> categories() {
        return categories;
    }

    /** Number of units. */
    public int units() {
        return codes.length;
    }

    /** The category's code that the rater of a column gave to a unit, or {@link #MISSING}. */
    public int code(int unit, int column) {
        return codes[unit][column];
    }

    /** How often each category was given to a unit. */
    public int[] counts(int unit) {
        int[] counts = new int[categories.size()];
        for (int code : codes[unit]) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** These columns alone, in this order. */
    public RatingTable columns(int... columns) {
        List<String> names = new ArrayList<>();
        Arrays.stream(columns).forEach(column -> names.add(raters.get(column)));
        int[][] chosen = new int[codes.length][];
        for (int unit = 0; unit < chosen.length; unit++) {
            int[] row = codes[unit];
            chosen[unit] = Arrays.stream(columns).map(column -> row[column]).toArray();
        }
        return new RatingTable(List.copyOf(names), categories, chosen);
    }

    /** These units alone, in this order; one may be asked for several times, as a bootstrap does. */
    public RatingTable rows(int... units) {
        int[][] chosen = new int[units.length][];
        Arrays.setAll(chosen, i -> codes[units[i]]);
        return new RatingTable(raters, categories, chosen);
    }

    /**
     * The same ratings seen from one category: it, or any other.
     *
     * @throws IllegalArgumentException if there is no such category
     */
    public RatingTable oneAgainstRest(String category) {
        int wanted = categories.indexOf(category);
        if (wanted < 0) {
            throw new IllegalArgumentException("'" + category + "' is none of the categories " + categories);
        }
        int[][] binary = new int[codes.length][];
        for (int unit = 0; unit < binary.length; unit++) {
            binary[unit] = Arrays.stream(codes[unit])
                    .map(code -> code == MISSING ? MISSING : code == wanted ? 0 : 1)
                    .toArray();
        }
        return new RatingTable(raters, List.of(category, "not " + category), binary);
    }
}

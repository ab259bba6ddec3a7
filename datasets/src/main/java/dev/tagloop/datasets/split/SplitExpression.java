package dev.tagloop.datasets.split;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rows of which splits to load, in the language of Hugging Face's {@code load_dataset}: {@code train},
 * {@code train[:100]}, {@code train[-10%:]}, {@code train[:10%]+validation[50%:](pct1_dropremainder)}, {@code all}. The rows
 * come in the order in which the parts are written.
 */
public final class SplitExpression {

    private static final String ALL = "all";
    private static final Pattern PLUS = Pattern.compile("\\s*\\+\\s*");

    private final String source;
    private final List<SplitPart> parts;

    private SplitExpression(String source, List<SplitPart> parts) {
        this.source = source;
        this.parts = parts;
    }

    /**
     * Reads an expression.
     *
     * @throws SplitException if it does not follow the grammar
     */
    public static SplitExpression parse(String expression) {
        List<SplitPart> parts = new ArrayList<>();
        for (String part : PLUS.split(expression.strip(), -1)) {
            parts.add(SplitPart.parse(part, expression));
        }
        Set<Rounding> roundings = new LinkedHashSet<>();
        parts.stream().filter(SplitPart::percent).forEach(part -> roundings.add(part.rounding()));
        if (roundings.size() > 1) {
            throw new SplitException(expression, "parts with different roundings cannot be added");
        }
        return new SplitExpression(expression, List.copyOf(parts));
    }

    /** The splits whose rows are needed, given which there are; every name is checked. */
    public Set<String> splits(List<String> available) {
        Set<String> names = new LinkedHashSet<>();
        for (SplitPart part : parts) {
            names.addAll(expand(part, available));
        }
        return names;
    }

    /**
     * The splits in the order written, for an expression without slices.
     *
     * @throws SplitException for an unknown split, or for a slice: where rows end is not known before they were read
     */
    public List<String> wholeSplits(List<String> available) {
        List<String> names = new ArrayList<>();
        for (SplitPart part : parts) {
            if (part.sliced()) {
                throw new SplitException("Bad split: " + source + ". Available splits: " + quoted(available)
                        + ". A stream has no slices: take some of its rows instead");
            }
            names.addAll(expand(part, available));
        }
        return names;
    }

    /**
     * The ranges of rows, in order.
     *
     * @param rows the number of rows of each split, for at least those that {@link #splits} names, in the order in which
     *     {@code all} takes them
     * @throws SplitException for an unknown split or a sub-range without rows
     */
    public List<RowRange> resolve(Map<String, Integer> rows) {
        List<RowRange> ranges = new ArrayList<>();
        List<String> available = List.copyOf(rows.keySet());
        for (SplitPart part : parts) {
            for (String name : expand(part, available)) {
                SplitPart named = new SplitPart(
                        part.source(), name, part.from(), part.to(), part.sliced(), part.percent(), part.rounding());
                ranges.add(named.resolve(rows.get(name)));
            }
        }
        return ranges;
    }

    /**
     * The ranges of rows, in order, where they can be told without knowing how many rows the splits have; the end of a split is
     * {@link Integer#MAX_VALUE}. Empty if a bound counts from the end or is a percentage.
     *
     * @throws SplitException for an unknown split or a range that ends before it begins
     */
    public Optional<List<RowRange>> ranges(List<String> available) {
        List<RowRange> ranges = new ArrayList<>();
        for (SplitPart part : parts) {
            for (String name : expand(part, available)) {
                if (!part.countsFromTheStart()) {
                    return Optional.empty();
                }
                ranges.add(part.absolute(name));
            }
        }
        return Optional.of(ranges);
    }

    private static List<String> expand(SplitPart part, List<String> available) {
        if (available.contains(part.name())) {
            return List.of(part.name());
        }
        if (part.name().equals(ALL)) {
            return available;
        }
        throw new SplitException("Unknown split \"" + part.name() + "\". Should be one of " + quoted(available) + ".");
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").toList().toString();
    }

    @Override
    public String toString() {
        return source;
    }
}

package dev.tagloop.datasets.format;

import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.datasets.table.RawRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives the columns of a CSV file types as pandas does: whole numbers, unless a value is missing (then floating-point),
 * numbers, truth values, else text. Of rows that come in batches each column keeps what it was found to be, or becomes wider:
 * text stays text.
 */
final class CsvTypes implements RowFormat.RowTyping {

    private static final Pattern WHOLE = Pattern.compile("\\s*[-+]?[0-9]{1,18}\\s*");
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*|\\s*[-+]?(inf|Inf|infinity|Infinity)\\s*");
    private static final Set<String> TRUTHS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");

    /** What all values of a column are, missing ones left out. */
    private enum Kind {
        NOTHING,
        WHOLE,
        NUMBER,
        TRUTH,
        TEXT;

        Kind and(Kind other) {
            if (this == NOTHING || this == other) {
                return other;
            }
            if (other == NOTHING) {
                return this;
            }
            boolean numbers = ordinal() <= NUMBER.ordinal() && other.ordinal() <= NUMBER.ordinal();
            return numbers ? NUMBER : TEXT;
        }
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Set<String> withHoles = new LinkedHashSet<>();

    @Override
    public List<RawRow> apply(List<RawRow> rows) {
        rows.forEach(row -> row.values().keySet().forEach(column -> kinds.putIfAbsent(column, Kind.NOTHING)));
        for (RawRow row : rows) {
            kinds.replaceAll((column, kind) -> kind == Kind.TEXT ? kind : kind.and(kind(column, row)));
        }
        List<RawRow> converted = new ArrayList<>(rows.size());
        for (RawRow row : rows) {
            Map<String, Object> values = new LinkedHashMap<>();
            row.values().forEach((column, value) -> values.put(column, convert(column, (String) value)));
            converted.add(new RawRow(values, row.location(), row.line()));
        }
        return converted;
    }

    @Override
    public Features features(List<RawRow> typed, Optional<Features> before) {
        Map<String, Feature> features = new LinkedHashMap<>();
        kinds.forEach((column, kind) -> features.put(
                column,
                switch (kind) {
                    case NOTHING -> Value.NULL;
                    case WHOLE -> withHoles.contains(column) ? Value.FLOAT64 : Value.INT64;
                    case NUMBER -> Value.FLOAT64;
                    case TRUTH -> Value.BOOL;
                    case TEXT -> Value.STRING;
                }));
        return new Features(features);
    }

    private Kind kind(String column, RawRow row) {
        String value = (String) row.values().get(column);
        if (value == null) {
            withHoles.add(column);
            return Kind.NOTHING;
        }
        if (WHOLE.matcher(value).matches()) {
            return Kind.WHOLE;
        }
        if (NUMBER.matcher(value).matches()) {
            return Kind.NUMBER;
        }
        return TRUTHS.contains(value) ? Kind.TRUTH : Kind.TEXT;
    }

    private Object convert(String column, String value) {
        if (value == null) {
            return null;
        }
        return switch (kinds.get(column)) {
            case WHOLE -> withHoles.contains(column) ? (Object) number(value) : Long.parseLong(plain(value));
            case NUMBER -> number(value);
            case TRUTH -> value.equalsIgnoreCase("true");
            case NOTHING, TEXT -> value;
        };
    }

    private static Double number(String text) {
        String plain = plain(text).toLowerCase(Locale.ROOT);
        if (plain.endsWith("inf") || plain.endsWith("infinity")) {
            return plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(plain);
    }

    private static String plain(String text) {
        String stripped = text.strip();
        return stripped.startsWith("+") ? stripped.substring(1) : stripped;
    }
}

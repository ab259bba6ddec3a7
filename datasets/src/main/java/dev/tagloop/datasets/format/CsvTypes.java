package dev.tagloop.datasets.format;

import dev.tagloop.datasets.table.RawRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Gives the columns of a CSV file types as pandas does: whole numbers, unless a value is missing (then floating-point),
 * numbers, truth values, else text.
 */
final class CsvTypes {

    private static final Pattern WHOLE = Pattern.compile("\\s*[-+]?[0-9]{1,18}\\s*");
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*|\\s*[-+]?(inf|Inf|infinity|Infinity)\\s*");

    private CsvTypes() {}

    static List<RawRow> convert(List<RawRow> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.values().keySet()));
        Map<String, Function<String, Object>> conversions = new LinkedHashMap<>();
        for (String column : columns) {
            conversions.put(column, conversion(rows, column));
        }
        List<RawRow> converted = new ArrayList<>(rows.size());
        for (RawRow row : rows) {
            Map<String, Object> values = new LinkedHashMap<>();
            row.values()
                    .forEach((column, value) -> values.put(
                            column,
                            value == null ? null : conversions.get(column).apply((String) value)));
            converted.add(new RawRow(values, row.location(), row.line()));
        }
        return converted;
    }

    private static Function<String, Object> conversion(List<RawRow> rows, String column) {
        List<String> present = rows.stream()
                .map(row -> (String) row.values().get(column))
                .filter(Objects::nonNull)
                .toList();
        boolean complete = present.size() == rows.size();
        if (complete && present.stream().allMatch(text -> WHOLE.matcher(text).matches())) {
            return text -> Long.parseLong(plain(text));
        }
        if (present.stream().allMatch(text -> NUMBER.matcher(text).matches())) {
            return CsvTypes::number;
        }
        if (present.stream().allMatch(CsvTypes::isTruth)) {
            return text -> text.equalsIgnoreCase("true");
        }
        return text -> text;
    }

    private static Object number(String text) {
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

    private static boolean isTruth(String text) {
        return Set.of("true", "True", "TRUE", "false", "False", "FALSE").contains(text);
    }
}

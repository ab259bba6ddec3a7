package dev.tagloop.datasets.table;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns rows as files give them into a table. */
public final class RawRows {

    private RawRows() {}

    /**
     * The table of {@code rows}: with the declared features, if there are any, else with features that fit all values,
     * columns in the order in which they first appear.
     *
     * @throws DatasetException if a value does not fit, or a column is not declared; with file and line
     */
    public static Table toTable(List<RawRow> rows, Optional<Features> declared) {
        Features features = declared.orElseGet(() -> features(rows, Optional.empty()));
        Map<String, List<Object>> columns = Table.emptyColumns(features);
        for (RawRow row : rows) {
            for (String name : row.values().keySet()) {
                if (!features.has(name)) {
                    throw new DatasetException(row.where() + ": the column \"" + name
                            + "\" is not among the declared ones " + features.names());
                }
            }
            features.columns().forEach((name, feature) -> columns.get(name).add(cast(row, name, feature)));
        }
        return Table.of(features, columns, rows.size());
    }

    private static Object cast(RawRow row, String name, Feature feature) {
        try {
            return Cast.to(feature, row.values().get(name));
        } catch (CastException e) {
            throw new DatasetException(row.where() + ", column \"" + name + "\": " + e.getMessage(), e);
        }
    }

    /**
     * The features that fit all values of {@code rows} and of those before them.
     *
     * @param before what fits the rows before, if there are any
     * @throws DatasetException if a value is of another kind than those before; with file and line
     */
    public static Features features(List<RawRow> rows, Optional<Features> before) {
        Map<String, Feature> columns = new LinkedHashMap<>();
        before.ifPresent(features -> columns.putAll(features.columns()));
        for (RawRow row : rows) {
            row.values().forEach((name, value) -> {
                try {
                    columns.merge(name, Inference.of(value), Inference::merge);
                } catch (CastException e) {
                    throw new DatasetException(
                            row.where() + ", column \"" + name + "\": " + e.getMessage() + " in the rows before", e);
                }
            });
        }
        return new Features(columns);
    }
}

package dev.tagloop.datasets.table;

import dev.tagloop.datasets.features.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of equal length, whose values fit their features. */
public final class Table {

    private final Features features;
    private final Map<String, List<Object>> columns;
    private final int rows;

    private Table(Features features, Map<String, List<Object>> columns, int rows) {
        this.features = features;
        this.columns = columns;
        this.rows = rows;
    }

    /** A table of columns whose values fit already, all of length {@code rows}. */
    public static Table of(Features features, Map<String, List<Object>> columns, int rows) {
        Map<String, List<Object>> ordered = new LinkedHashMap<>();
        for (String name : features.names()) {
            List<Object> column = columns.get(name);
            if (column == null || column.size() != rows) {
                throw new IllegalArgumentException("The column \"" + name + "\" must have " + rows + " values");
            }
            ordered.put(name, Collections.unmodifiableList(column));
        }
        return new Table(features, ordered, rows);
    }

    /** An empty table that grows column by column. */
    static Map<String, List<Object>> emptyColumns(Features features) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        features.names().forEach(name -> columns.put(name, new ArrayList<>()));
        return columns;
    }

    public Features features() {
        return features;
    }

    public int rows() {
        return rows;
    }

    /** The values of a column, which is there. */
    public List<Object> column(String name) {
        features.get(name);
        return columns.get(name);
    }
}

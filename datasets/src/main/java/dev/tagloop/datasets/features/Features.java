package dev.tagloop.datasets.features;

import dev.tagloop.datasets.DatasetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a data set and their types, in order.
 *
 * @param columns the types by column name
 */
public record Features(Map<String, Feature> columns) {

    public Features {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Starts a list of columns: {@code Features.with("id", Value.STRING).and("label", new ClassLabel("neg", "pos"))}. */
    public static Features with(String name, Feature feature) {
        return new Features(Map.of(name, feature));
    }

    /** These columns and one more. */
    public Features and(String name, Feature feature) {
        Map<String, Feature> more = new LinkedHashMap<>(columns);
        if (more.put(name, feature) != null) {
            throw new IllegalArgumentException("There is a column \"" + name + "\" already");
        }
        return new Features(more);
    }

    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /**
     * The type of a column.
     *
     * @throws DatasetException if there is no such column, naming those that there are
     */
    public Feature get(String name) {
        Feature feature = columns.get(name);
        if (feature == null) {
            throw new DatasetException("There is no column \"" + name + "\": the columns are " + names());
        }
        return feature;
    }

    /**
     * The class names of a column that is a class label or a list of them.
     *
     * @throws DatasetException if the column is something else
     */
    public ClassLabel classLabel(String name) {
        Feature feature = get(name);
        while (feature instanceof ListOf list) {
            feature = list.element();
        }
        if (feature instanceof ClassLabel label) {
            return label;
        }
        throw new DatasetException("The column \"" + name + "\" holds no class labels but " + feature);
    }
}

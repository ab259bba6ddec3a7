package dev.tagloop.datasets;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.table.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of a data set: a value for each column, in the Java types that {@link dev.tagloop.datasets.features.Value} names. */
public final class Row {

    private final Table table;
    private final int index;

    Row(Table table, int index) {
        this.table = table;
        this.index = index;
    }

    /** The columns. */
    public Features features() {
        return table.features();
    }

    /**
     * The value in a column; may be null.
     *
     * @throws DatasetException if there is no such column
     */
    public Object get(String column) {
        return table.column(column).get(index);
    }

    /**
     * The text in a column; may be null.
     *
     * @throws DatasetException if the column does not hold text
     */
    public String string(String column) {
        return as(String.class, column);
    }

    /**
     * The whole number in a column.
     *
     * @throws DatasetException if the column does not hold whole numbers, or the value is missing
     */
    public long integer(String column) {
        return present(as(Long.class, column), column);
    }

    /**
     * The number in a column, whole or not.
     *
     * @throws DatasetException if the column does not hold numbers, or the value is missing
     */
    public double number(String column) {
        return present(as(Number.class, column), column).doubleValue();
    }

    /**
     * The list of texts in a column, such as {@code tokens}; may be null.
     *
     * @throws DatasetException if the column holds something else
     */
    public List<String> strings(String column) {
        return listOf(String.class, column);
    }

    /**
     * The list of whole numbers in a column, such as {@code ner_tags}; may be null.
     *
     * @throws DatasetException if the column holds something else
     */
    public List<Long> integers(String column) {
        return listOf(Long.class, column);
    }

    /**
     * The name of the class in a column of class labels; null where there is no label.
     *
     * @throws DatasetException if the column holds no class labels
     */
    public String label(String column) {
        return name(features().classLabel(column), as(Long.class, column));
    }

    /**
     * The names of the classes in a column of lists of class labels, such as {@code ner_tags}.
     *
     * @throws DatasetException if the column holds no such lists
     */
    public List<String> labels(String column) {
        ClassLabel classes = features().classLabel(column);
        List<Long> numbers = present(integers(column), column);
        return numbers.stream().map(number -> name(classes, number)).toList();
    }

    /** All values by column, in the order of the columns. */
    public Map<String, Object> asMap() {
        Map<String, Object> values = new LinkedHashMap<>();
        features().names().forEach(name -> values.put(name, get(name)));
        return Collections.unmodifiableMap(values);
    }

    private static String name(ClassLabel classes, Long number) {
        return number == null || number < 0 ? null : classes.int2str(number);
    }

    private <T> T as(Class<T> type, String column) {
        Object value = get(column);
        if (value != null && !type.isInstance(value)) {
            throw wrongType(column);
        }
        return type.cast(value);
    }

    private <T> List<T> listOf(Class<T> type, String column) {
        List<?> list = as(List.class, column);
        if (list == null) {
            return null;
        }
        if (!list.stream().allMatch(element -> element == null || type.isInstance(element))) {
            throw wrongType(column);
        }
        @SuppressWarnings("unchecked") // Every element has just been checked.
        List<T> typed = (List<T>) list;
        return typed;
    }

    private DatasetException wrongType(String column) {
        return new DatasetException(
                "The column \"" + column + "\" holds " + features().get(column) + ": use the accessor for that type");
    }

    private <T> T present(T value, String column) {
        if (value == null) {
            throw new DatasetException("The value of the column \"" + column + "\" is missing in row " + index);
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && asMap().equals(row.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}

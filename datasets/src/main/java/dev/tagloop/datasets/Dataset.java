package dev.tagloop.datasets;

import dev.tagloop.core.split.NumpyRandom;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.parquet.ParquetWriter;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows with typed columns, in memory and immutable: every method that changes something returns another data set. Choosing
 * and ordering rows copies no values.
 */
public final class Dataset {

    private final Table table;
    private final int[] order;

    private Dataset(Table table, int[] order) {
        this.table = table;
        this.order = order;
    }

    static Dataset of(Table table) {
        return new Dataset(table, IntStream.range(0, table.rows()).toArray());
    }

    /**
     * A data set of rows that are made here rather than read.
     *
     * @throws DatasetException if a value does not fit its feature; the message counts rows from 1 as lines
     */
    public static Dataset of(Features features, List<? extends Map<String, ?>> rows) {
        return of(table(rows, Optional.of(features)));
    }

    /** A data set of rows that are made here, with the features that fit all of their values. */
    public static Dataset of(List<? extends Map<String, ?>> rows) {
        return of(table(rows, Optional.empty()));
    }

    private static Table table(List<? extends Map<String, ?>> rows, Optional<Features> features) {
        List<RawRow> raw = new ArrayList<>(rows.size());
        for (Map<String, ?> row : rows) {
            raw.add(new RawRow(new LinkedHashMap<>(row), "the given rows", raw.size() + 1L));
        }
        return RawRows.toTable(raw, features);
    }

    /** The number of rows. */
    public int size() {
        return order.length;
    }

    /** The columns and their types. */
    public Features features() {
        return table.features();
    }

    /** The row at {@code index}, from 0. */
    public Row get(int index) {
        return new Row(table, order[index]);
    }

    /** All rows, one after another. */
    public Stream<Row> stream() {
        return Arrays.stream(order).mapToObj(index -> new Row(table, index));
    }

    /** All rows. */
    public List<Row> rows() {
        return stream().toList();
    }

    /**
     * The values of a column, in the order of the rows.
     *
     * @throws DatasetException if there is no such column
     */
    public List<Object> column(String name) {
        List<Object> values = table.column(name);
        List<Object> ordered = new ArrayList<>(order.length);
        for (int index : order) {
            ordered.add(values.get(index));
        }
        return ordered;
    }

    /** The rows at these positions, in this order; a position may come several times. */
    public Dataset select(Collection<Integer> positions) {
        return new Dataset(table, positions.stream().mapToInt(at -> order[at]).toArray());
    }

    /** The rows from {@code from} up to, but without, {@code to}. */
    public Dataset slice(int from, int to) {
        return new Dataset(table, Arrays.copyOfRange(order, from, Math.min(to, order.length)));
    }

    /** The rows for which {@code condition} holds. */
    public Dataset filter(Predicate<Row> condition) {
        return new Dataset(
                table,
                Arrays.stream(order)
                        .filter(index -> condition.test(new Row(table, index)))
                        .toArray());
    }

    /**
     * A row for each row, with what {@code change} makes of it: the columns that it returns replace those of the same name
     * or come after them; the types of new columns are those that fit their values.
     *
     * @throws DatasetException if a value of a present column does not fit its feature any more
     */
    public Dataset map(Function<Row, ? extends Map<String, ?>> change) {
        List<Map<String, Object>> changed = new ArrayList<>(order.length);
        for (int index : order) {
            Row row = new Row(table, index);
            Map<String, Object> values = new LinkedHashMap<>(row.asMap());
            values.putAll(change.apply(row));
            changed.add(values);
        }
        Map<String, Feature> columns =
                new LinkedHashMap<>(of(newColumns(changed)).features().columns());
        Map<String, Feature> all = new LinkedHashMap<>(features().columns());
        columns.forEach(all::putIfAbsent);
        return of(new Features(all), changed);
    }

    private List<Map<String, Object>> newColumns(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> added = new LinkedHashMap<>(row);
                    added.keySet().removeAll(features().names());
                    return added;
                })
                .toList();
    }

    /**
     * Some of the columns, in the order given.
     *
     * @throws DatasetException if one is missing
     */
    public Dataset selectColumns(List<String> names) {
        Map<String, Feature> kept = new LinkedHashMap<>();
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        for (String name : names) {
            kept.put(name, features().get(name));
            columns.put(name, table.column(name));
        }
        return new Dataset(Table.of(new Features(kept), columns, table.rows()), order);
    }

    /** The same values with other features: every value is cast. Columns that {@code features} lacks are an error. */
    public Dataset cast(Features features) {
        return of(features, stream().map(Row::asMap).toList());
    }

    /**
     * The rows in random order, the very order of Hugging Face's {@code Dataset.shuffle(seed)}.
     *
     * @param seed 0 or more
     */
    public Dataset shuffle(long seed) {
        int[] permutation = new NumpyRandom(seed).permutation(order.length);
        return select(IntStream.of(permutation).boxed().toList());
    }

    /**
     * Two disjoint parts: {@code train} and {@code test}, the very rows of Hugging Face's
     * {@code train_test_split(test_size, seed)}.
     *
     * @param testSize the share of the test rows, above 0 and below 1
     * @param seed 0 or more
     * @throws IllegalArgumentException if the share leaves no rows to train on
     */
    public DatasetDict trainTestSplit(double testSize, long seed) {
        TrainTestSplit split = TrainTestSplit.of(order.length, testSize, seed);
        Map<String, Dataset> parts = new LinkedHashMap<>();
        parts.put("train", select(split.train()));
        parts.put("test", select(split.test()));
        return new DatasetDict(parts);
    }

    /**
     * These rows and then those of {@code other}.
     *
     * @throws DatasetException if the features differ
     */
    public Dataset concat(Dataset other) {
        if (!features().equals(other.features())) {
            throw new DatasetException("Only data sets with the same features can be put together, but one has "
                    + features().columns() + " and the other "
                    + other.features().columns());
        }
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        for (String name : features().names()) {
            List<Object> values = column(name);
            values.addAll(other.column(name));
            columns.put(name, values);
        }
        return of(Table.of(features(), columns, size() + other.size()));
    }

    /**
     * Writes all rows to a Parquet file that Hugging Face's library, pandas and others read with features intact.
     *
     * @throws DatasetException if it cannot be written
     */
    public void toParquet(Path file) {
        ParquetWriter.standard().write(file, features(), rows());
    }

    @Override
    public String toString() {
        return "Dataset(features: " + features().names() + ", rows: " + size() + ")";
    }
}

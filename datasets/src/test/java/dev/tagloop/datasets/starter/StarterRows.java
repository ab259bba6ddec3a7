package dev.tagloop.datasets.starter;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.Row;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of a bundled set, as a program loads them. */
final class StarterRows {

    private StarterRows() {}

    static List<Row> all(String name) {
        DatasetDict splits = Datasets.request(name).loadAll();
        return splits.splits().values().stream()
                .flatMap(split -> of(split).stream())
                .toList();
    }

    static List<Row> of(Dataset split) {
        return IntStream.range(0, split.size()).mapToObj(split::get).toList();
    }
}

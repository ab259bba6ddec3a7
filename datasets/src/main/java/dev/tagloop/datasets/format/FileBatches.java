package dev.tagloop.datasets.format;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** One file after another, each as a whole: for formats whose types are known only when all of a file was seen. */
final class FileBatches implements TableBatches {

    private final TableReader reader;
    private final Queue<DataFile> files;
    private Optional<Features> features;

    FileBatches(TableReader reader, List<DataFile> files, Optional<Features> declared) {
        this.reader = reader;
        this.files = new ArrayDeque<>(files);
        this.features = declared;
    }

    @Override
    public Optional<Table> next() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Table table = reader.read(List.of(files.remove()), features);
        features = Optional.of(table.features());
        return Optional.of(table);
    }

    @Override
    public void close() {
        files.clear();
    }
}

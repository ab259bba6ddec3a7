package dev.tagloop.datasets.format.arrow;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.format.TableBatches;
import dev.tagloop.datasets.format.TableReader;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Reads Arrow's streams and files. The features are the declared ones, else those of the first file. */
public final class ArrowTableReader implements TableReader {

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        int rows = 0;
        try (Batches batches = new Batches(files, declared)) {
            for (Optional<Table> table = batches.next(); table.isPresent(); table = batches.next()) {
                for (String name : table.get().features().names()) {
                    columns.computeIfAbsent(name, key -> new ArrayList<>())
                            .addAll(table.get().column(name));
                }
                rows += table.get().rows();
            }
            Features features = batches.features;
            features.names().forEach(name -> columns.putIfAbsent(name, new ArrayList<>()));
            return Table.of(features, columns, rows);
        }
    }

    @Override
    public TableBatches batches(List<DataFile> files, Optional<Features> declared) {
        return new Batches(files, declared);
    }

    /** Batch after batch, file after file. */
    private static final class Batches implements TableBatches {
        private final Queue<DataFile> files;
        private Features features;
        private ArrowFile open;

        Batches(List<DataFile> files, Optional<Features> declared) {
            this.files = new ArrayDeque<>(files);
            this.features = declared.orElse(null);
        }

        @Override
        public Optional<Table> next() {
            while (true) {
                if (open != null) {
                    Optional<Table> table = open.next(features);
                    if (table.isPresent()) {
                        return table;
                    }
                    close();
                }
                if (files.isEmpty()) {
                    return Optional.empty();
                }
                DataFile file = files.remove();
                open = new ArrowFile(file);
                features = features == null ? open.features() : features;
                checkColumns(file, open.features(), features);
            }
        }

        private static void checkColumns(DataFile file, Features inFile, Features expected) {
            if (!new LinkedHashSet<>(inFile.names()).equals(new LinkedHashSet<>(expected.names()))) {
                throw new DatasetException(
                        file.location() + " has the columns " + inFile.names() + ", but those of the data set are "
                                + expected.names() + ". Make the features that are declared, or its files, agree");
            }
        }

        @Override
        public void close() {
            ArrowFile file = open;
            open = null;
            if (file != null) {
                file.close();
            }
        }
    }
}

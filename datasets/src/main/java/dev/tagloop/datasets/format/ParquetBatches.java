package dev.tagloop.datasets.format;

import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Parquet files some rows at a time: what is in memory is a row group of one file. */
final class ParquetBatches implements TableBatches {

    private static final int ROWS = 1000;

    private final Queue<DataFile> files;
    private Features features;
    private Features inFile;
    private DataFile file;
    private ParquetFileReader reader;
    private RowReader rows;
    private int rowInFile;

    ParquetBatches(List<DataFile> files, Optional<Features> declared) {
        this.files = new ArrayDeque<>(files);
        this.features = declared.orElse(null);
    }

    @Override
    public Optional<Table> next() {
        try {
            while (rows == null || !rows.hasNext()) {
                requireAllRows();
                close();
                if (files.isEmpty()) {
                    return Optional.empty();
                }
                open(files.remove());
            }
            return Optional.of(batch());
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw ParquetTableReader.unreadable(file, e);
        }
    }

    private void open(DataFile next) throws IOException {
        file = next;
        rowInFile = 0;
        reader = ParquetFileReader.open(new HardwoodFile(file));
        inFile = ParquetTableReader.featuresIn(file, reader);
        features = features == null ? inFile : features;
        ParquetTableReader.checkColumns(file, inFile, features);
        rows = reader.rowReader();
    }

    /** A file that breaks off must not be taken for a shorter one. */
    private void requireAllRows() {
        if (rows != null && rowInFile != reader.getFileMetaData().numRows()) {
            throw new DatasetException(file.location() + " says that it has "
                    + reader.getFileMetaData().numRows() + " rows, but there are " + rowInFile + ": it is broken");
        }
    }

    private Table batch() {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        features.names().forEach(name -> columns.put(name, new ArrayList<>()));
        int count = 0;
        while (count < ROWS && rows.hasNext()) {
            rows.next();
            count++;
            ParquetTableReader.addRow(file, ++rowInFile, rows, inFile, features, columns);
        }
        return Table.of(features, columns, count);
    }

    @Override
    public void close() {
        RowReader before = rows;
        ParquetFileReader around = reader;
        rows = null;
        reader = null;
        try {
            if (before != null) {
                before.close();
            }
            if (around != null) {
                around.close();
            }
        } catch (IOException | RuntimeException e) {
            throw ParquetTableReader.unreadable(file, e);
        }
    }
}

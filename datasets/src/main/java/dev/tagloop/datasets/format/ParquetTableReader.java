package dev.tagloop.datasets.format;

import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Cast;
import dev.tagloop.datasets.table.CastException;
import dev.tagloop.datasets.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads Parquet with hardwood. The columns' features are the declared ones, else those under the key {@code huggingface} of
 * the first file, else those that the file's schema suggests.
 */
final class ParquetTableReader implements TableReader {

    /** Held, since java.util.logging forgets loggers that nobody holds. Its chatter about SIMD is not for users. */
    private static final Logger HARDWOOD = Logger.getLogger("dev.hardwood");

    static {
        if (HARDWOOD.getLevel() == null) {
            HARDWOOD.setLevel(Level.WARNING);
        }
    }

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        Features features = null;
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        int rows = 0;
        for (DataFile file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(new HardwoodFile(file))) {
                Features inFile = featuresIn(file, reader);
                if (features == null) {
                    features = declared.orElse(inFile);
                    features.names().forEach(name -> columns.put(name, new ArrayList<>()));
                }
                checkColumns(file, inFile, features);
                rows += readRows(file, reader, inFile, features, columns);
            } catch (DatasetException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // Broken files make hardwood throw all kinds of exceptions.
                throw unreadable(file, e);
            }
        }
        return Table.of(features, columns, rows);
    }

    @Override
    public TableBatches batches(List<DataFile> files, Optional<Features> declared) {
        return new ParquetBatches(files, declared);
    }

    @Override
    public OptionalLong count(List<DataFile> files) {
        long rows = 0;
        for (DataFile file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(new HardwoodFile(file))) {
                rows += reader.getFileMetaData().numRows();
            } catch (IOException | RuntimeException e) {
                throw unreadable(file, e);
            }
        }
        return OptionalLong.of(rows);
    }

    static DatasetException unreadable(DataFile file, Exception e) {
        return new DatasetException(file.location() + " cannot be read as Parquet: " + e.getMessage(), e);
    }

    static Features featuresIn(DataFile file, ParquetFileReader reader) {
        try {
            return ParquetFeatures.of(reader);
        } catch (DatasetException e) {
            throw new DatasetException(file.location() + ": its features cannot be read: " + e.getMessage(), e);
        }
    }

    static void checkColumns(DataFile file, Features inFile, Features expected) {
        Set<String> there = new LinkedHashSet<>(inFile.names());
        if (!there.equals(new LinkedHashSet<>(expected.names()))) {
            throw new DatasetException(
                    file.location() + " has the columns " + there + ", but those of the data set are "
                            + expected.names() + ". Make the features of its README.md, or its files, agree");
        }
    }

    private static int readRows(
            DataFile file,
            ParquetFileReader reader,
            Features inFile,
            Features features,
            Map<String, List<Object>> columns) {
        int rows = 0;
        try (RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                rows++;
                addRow(file, rows, row, inFile, features, columns);
            }
        }
        return rows;
    }

    static void addRow(
            DataFile file,
            int number,
            RowReader row,
            Features inFile,
            Features features,
            Map<String, List<Object>> columns) {
        for (Map.Entry<String, Feature> column : features.columns().entrySet()) {
            Object value = UnsignedNumbers.restore(
                    inFile.get(column.getKey()), ParquetValues.plain(row.getValue(column.getKey())));
            columns.get(column.getKey()).add(cast(file, number, column, value));
        }
    }

    private static Object cast(DataFile file, int row, Map.Entry<String, Feature> column, Object value) {
        try {
            return Cast.to(column.getValue(), value);
        } catch (CastException e) {
            throw new DatasetException(
                    file.location() + ", row " + row + ", column \"" + column.getKey() + "\": " + e.getMessage(), e);
        }
    }
}

package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.format.arrow.ArrowTableReader;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the files of one split into one table. */
public interface TableReader {

    /**
     * Reads files.
     *
     * @param files the files, in order
     * @param declared the columns that the data set declares; values are cast to them
     * @return the rows of all files, in order
     * @throws DatasetException if a file cannot be read, with file and line
     */
    Table read(List<DataFile> files, Optional<Features> declared);

    /**
     * Reads the same rows piece by piece, in the same order. Where no features are declared, those of a piece may be wider
     * than those of the one before.
     *
     * @param files the files, in order
     * @param declared the columns that the data set declares; values are cast to them
     */
    TableBatches batches(List<DataFile> files, Optional<Features> declared);

    /** How many rows files hold, where they tell that without being read whole. */
    default OptionalLong count(List<DataFile> files) {
        return OptionalLong.empty();
    }

    /** The reader of a format, with its options. */
    static TableReader of(FileFormat format, ReaderOptions options) {
        return switch (format) {
            case PARQUET -> new ParquetTableReader();
            case JSON -> new JsonTableReader(options);
            case CSV -> new CsvTableReader(options);
            case TEXT -> new TextTableReader(options);
            case ARROW -> new ArrowTableReader();
        };
    }
}

package dev.tagloop.datasets.parquet;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.Features;
import java.nio.file.Path;

/** Writes rows to Parquet files in the form that Hugging Face's library writes and reads. */
public interface ParquetWriter {

    /**
     * Writes a file, replacing one that is there only when all is written: Snappy, dictionaries, page index, lists of three
     * levels, and the features under the key {@code huggingface} of the file's metadata.
     *
     * @throws DatasetException if the file cannot be written, or a feature has no form in Parquet
     */
    void write(Path file, Features features, Iterable<Row> rows);

    /** The writer of this library. */
    static ParquetWriter standard() {
        return new ParquetJavaWriter();
    }
}

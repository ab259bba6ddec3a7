package dev.tagloop.server.imports.files;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.format.ReaderOptions;
import dev.tagloop.datasets.format.TableBatches;
import dev.tagloop.datasets.format.TableReader;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import dev.tagloop.server.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a Parquet file; what is in memory is a row group. */
final class ParquetRows implements RowStream {
    /** Rows that a file may have however small it is. */
    private static final long ALWAYS_FINE = 100_000;

    /** A row with a text takes more than a bit; a broken file may say that it has any number of rows. */
    private static final long ROWS_TO_BYTES = 8;

    private final TableBatches batches;
    private final long most;
    private Table batch;
    private int at;
    private long number;

    ParquetRows(DataFile file) throws IOException {
        most = Math.max(ALWAYS_FINE, ROWS_TO_BYTES * file.length());
        batches = TableReader.of(FileFormat.PARQUET, new ReaderOptions(Map.of()))
                .batches(List.of(file), Optional.empty());
    }

    @Override
    public Row next() {
        while (batch == null || at == batch.rows()) {
            Optional<Table> following = following();
            if (following.isEmpty()) {
                return null;
            }
            batch = following.get();
            at = 0;
        }
        ObjectNode row = Json.object();
        for (String column : batch.features().names()) {
            row.set(
                    column,
                    ColumnValues.json(
                            batch.features().get(column), batch.column(column).get(at)));
        }
        at++;
        if (++number > most) {
            throw new UnreadableFileException("It says that it has more rows than its bytes can hold");
        }
        return new Item(number, row);
    }

    private Optional<Table> following() {
        try {
            return batches.next();
        } catch (DatasetException e) {
            throw new UnreadableFileException(e.getMessage());
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}

package dev.tagloop.server.imports.files;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.format.ReaderOptions;
import dev.tagloop.datasets.format.TableBatches;
import dev.tagloop.datasets.format.TableReader;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a Parquet file; what is in memory is a row group. */
final class ParquetRows implements RowStream {
    private final TableBatches batches;
    private Table batch;
    private int at;
    private long number;

    ParquetRows(DataFile file) {
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
        return new Item(++number, row);
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

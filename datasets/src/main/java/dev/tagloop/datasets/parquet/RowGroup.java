package dev.tagloop.datasets.parquet;

import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.Features;
import java.io.IOException;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** The rows of one row group, gathered in memory. */
final class RowGroup {

    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore columns;
    private final RecordConsumer consumer;
    private final RowEmitter emitter;
    private long rows;

    RowGroup(MessageType schema, Features features, ParquetProperties properties) {
        pages = new ColumnChunkPageWriteStore(
                new SnappyPages(), schema, properties.getAllocator(), properties.getColumnIndexTruncateLength());
        columns = properties.newColumnWriteStore(schema, pages);
        consumer = new ColumnIOFactory(true).getColumnIO(schema).getRecordWriter(columns);
        emitter = new RowEmitter(consumer, features);
    }

    void add(Row row) {
        emitter.emit(row);
        rows++;
    }

    long bytes() {
        return columns.getBufferedSize();
    }

    void writeTo(ParquetFileWriter writer) throws IOException {
        consumer.flush();
        writer.startBlock(rows);
        columns.flush();
        pages.flushToFileWriter(writer);
        writer.endBlock();
        columns.close();
        pages.close();
    }
}

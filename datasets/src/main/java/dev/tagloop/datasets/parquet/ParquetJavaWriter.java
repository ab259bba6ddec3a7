package dev.tagloop.datasets.parquet;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes with parquet-java, through its file writer rather than its record writer: the latter loads classes of Hadoop,
 * which this project does without.
 */
final class ParquetJavaWriter implements ParquetWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ParquetJavaWriter.class);
    private static final String METADATA_KEY = "huggingface";

    /** Row groups as the Hub's viewer wants them: at most about 100 MB before compression. */
    private static final long ROW_GROUP_BYTES = 64L << 20;

    private final ParquetProperties properties = ParquetProperties.builder().build();

    @Override
    public void write(Path file, Features features, Iterable<Row> rows) {
        MessageType schema = ParquetSchema.of(features);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (ParquetFileWriter writer = new ParquetFileWriter(
                    new LocalOutputFile(unfinished),
                    schema,
                    ParquetFileWriter.Mode.OVERWRITE,
                    ROW_GROUP_BYTES,
                    0,
                    (FileEncryptionProperties) null,
                    properties)) {
                writer.start();
                writeGroups(writer, schema, features, rows);
                writer.end(Map.of(METADATA_KEY, FeaturesJson.schemaMetadata(features)));
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DatasetException(
                    file + " cannot be written: " + e.getMessage() + ". Check the folder and its space", e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    private static void deleteQuietly(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException leftBehind) {
            LOG.debug("{} stays behind: {}", unfinished, leftBehind.getMessage());
        }
    }

    private void writeGroups(ParquetFileWriter writer, MessageType schema, Features features, Iterable<Row> rows)
            throws IOException {
        RowGroup group = null;
        for (Row row : rows) {
            if (group == null) {
                group = new RowGroup(schema, features, properties);
            }
            group.add(row);
            if (group.bytes() >= ROW_GROUP_BYTES) {
                group.writeTo(writer);
                group = null;
            }
        }
        if (group != null) {
            group.writeTo(writer);
        }
    }
}

package dev.tagloop.datasets.format.arrow;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesJson;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Cast;
import dev.tagloop.datasets.table.CastException;
import dev.tagloop.datasets.table.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** One file of Arrow: its schema, then one table for each of its batches of rows. */
final class ArrowFile implements AutoCloseable {
    private static final String METADATA_KEY = "huggingface";

    private final DataFile file;
    private final ArrowMessages messages;
    private final List<ArrowField> fields;
    private final Features features;
    private int rows;

    ArrowFile(DataFile file) {
        this.file = file;
        ArrowMessages opened = null;
        try {
            opened = new ArrowMessages(new BufferedInputStream(file.open(), 1 << 16), file.length());
            ArrowMessages.Part first = opened.next().orElseThrow(() -> new IOException("it is empty"));
            if (first.message().headerType() != MessageHeader.Schema) {
                throw new IOException("it does not begin with a schema");
            }
            Schema schema = (Schema) first.message().header(new Schema());
            if (schema == null || schema.endianness() != 0) {
                throw new IOException("its schema is missing, or its numbers are big-endian");
            }
            fields = ArrowField.of(schema);
            features = features(schema, fields);
            messages = opened;
        } catch (IOException | RuntimeException e) {
            close(opened);
            // Broken flatbuffers show as any of the exceptions of reading behind an end.
            throw unreadable(e);
        }
    }

    /** What the file says of its columns: Hugging Face's features, else what Arrow's types stand for. */
    Features features() {
        return features;
    }

    /** The next rows, cast to {@code wanted}; empty at the end. */
    Optional<Table> next(Features wanted) {
        try {
            Optional<ArrowMessages.Part> part = messages.next();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            if (part.get().message().headerType() != MessageHeader.RecordBatch) {
                throw new IOException("there is a message of an unexpected kind among its rows");
            }
            RecordBatch batch = (RecordBatch) part.get().message().header(new RecordBatch());
            if (batch == null) {
                throw new IOException("a batch of rows is missing");
            }
            return Optional.of(table(ArrowBatch.read(batch, part.get().body(), fields), wanted));
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private Table table(ArrowBatch.Columns batch, Features wanted) {
        Map<String, ArrowVector> byName = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            byName.put(fields.get(i).name(), batch.vectors().get(i));
        }
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        wanted.columns().forEach((name, feature) -> {
            ArrowVector vector = byName.get(name);
            List<Object> values = new ArrayList<>(batch.rows());
            for (int i = 0; i < batch.rows(); i++) {
                try {
                    values.add(Cast.to(feature, vector.get(i)));
                } catch (CastException e) {
                    throw new DatasetException(
                            file.location() + ", row " + (rows + i + 1) + ", column \"" + name + "\": "
                                    + e.getMessage(),
                            e);
                }
            }
            columns.put(name, values);
        });
        rows += batch.rows();
        return Table.of(wanted, columns, batch.rows());
    }

    private static Features features(Schema schema, List<ArrowField> fields) throws IOException {
        Map<String, Feature> columns = ArrowFeatures.of(fields);
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            KeyValue pair = schema.customMetadata(i);
            if (METADATA_KEY.equals(pair.key()) && pair.value() != null) {
                Map<String, Feature> declared = declared(pair.value());
                columns.replaceAll((name, type) -> declared.getOrDefault(name, type));
            }
        }
        return new Features(columns);
    }

    private static Map<String, Feature> declared(String json) throws IOException {
        try {
            return FeaturesJson.fromSchemaMetadata(json).columns();
        } catch (DatasetException e) {
            throw new IOException("its features cannot be read: " + e.getMessage(), e);
        }
    }

    private DatasetException unreadable(Exception e) {
        if (e instanceof DatasetException known) {
            return known;
        }
        String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new DatasetException(file.location() + " cannot be read as Arrow: " + what, e);
    }

    private static void close(ArrowMessages opened) {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                throw new DatasetException("A file cannot be closed: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        close(messages);
    }
}

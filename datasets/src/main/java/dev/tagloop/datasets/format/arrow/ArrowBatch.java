package dev.tagloop.datasets.format.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** Some rows: takes the buffers of a record batch apart, column by column, and checks all lengths before any value is read. */
final class ArrowBatch {
    /** A column of nulls needs no bytes; a batch may not claim rows without end for all that. */
    private static final long ROWS_OF_NOTHING = 1L << 20;

    private final RecordBatch batch;
    private final ByteBuffer body;
    private int node;
    private int buffer;

    private ArrowBatch(RecordBatch batch, ByteBuffer body) {
        this.batch = batch;
        this.body = body;
    }

    /**
     * The columns of a batch.
     *
     * @param rows how many values each has
     */
    record Columns(int rows, List<ArrowVector> vectors) {}

    static Columns read(RecordBatch batch, ByteBuffer body, List<ArrowField> fields) throws IOException {
        if (batch.compression() != null) {
            throw new IOException("its data are compressed, which is not read; write the data set as Parquet");
        }
        ArrowBatch reader = new ArrowBatch(batch, body);
        int rows = reader.length(batch.length());
        List<ArrowVector> vectors = new ArrayList<>();
        for (ArrowField field : fields) {
            Column column = reader.column(field);
            if (column.length() < rows) {
                throw new IOException(
                        "the column \"" + field.name() + "\" has " + column.length() + " values for " + rows + " rows");
            }
            vectors.add(column.vector());
        }
        return new Columns(rows, vectors);
    }

    private record Column(int length, ArrowVector vector) {}

    private Column column(ArrowField field) throws IOException {
        FieldNode own = batch.nodes(node++);
        if (own == null) {
            throw new IOException("a batch lacks the column \"" + field.name() + "\"");
        }
        int length = length(own.length());
        if (field.type() instanceof ArrowType.Nothing) {
            return new Column(length, index -> null);
        }
        ByteBuffer validity = buffer();
        boolean allThere = validity.remaining() == 0;
        if (!allThere) {
            require(validity, (length + 7L) / 8, field);
        }
        ArrowVector values = values(field, length);
        return new Column(length, allThere ? values : index -> bit(validity, index) ? values.get(index) : null);
    }

    private ArrowVector values(ArrowField field, int length) throws IOException {
        return switch (field.type()) {
            case ArrowType.Nothing nothing -> index -> null;
            case ArrowType.Bool bool -> {
                ByteBuffer bits = require(buffer(), (length + 7L) / 8, field);
                yield index -> bit(bits, index);
            }
            case ArrowType.Variable variable -> {
                Places places = Places.of(buffer(), variable.large(), length, field);
                ByteBuffer bytes = require(buffer(), places.end(), field);
                yield index -> FixedValues.variable(variable, bytes, places, index);
            }
            case ArrowType.Sequence list -> {
                Places places = Places.of(buffer(), list.large(), length, field);
                Column element = column(field.children().getFirst());
                requireLength(element, places.end(), field);
                yield index -> list(element, places.start(index), places.start(index + 1));
            }
            case ArrowType.FixedSequence list -> {
                Column element = column(field.children().getFirst());
                requireLength(element, (long) length * list.size(), field);
                yield index -> list(element, index * list.size(), (index + 1) * list.size());
            }
            case ArrowType.Group group -> group(field, length);
            default -> {
                int width = FixedValues.width(field.type());
                ByteBuffer bytes = require(buffer(), (long) length * width, field);
                yield FixedValues.of(field.type(), bytes);
            }
        };
    }

    private ArrowVector group(ArrowField field, int length) throws IOException {
        Map<String, ArrowVector> parts = new LinkedHashMap<>();
        for (ArrowField child : field.children()) {
            Column part = column(child);
            requireLength(part, length, field);
            if (parts.put(child.name(), part.vector()) != null) {
                throw new IOException("the column \"" + field.name() + "\" has two parts called " + child.name());
            }
        }
        return index -> {
            Map<String, Object> values = new LinkedHashMap<>();
            parts.forEach((name, part) -> values.put(name, part.get(index)));
            return values;
        };
    }

    private static List<Object> list(Column element, int from, int to) {
        List<Object> values = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            values.add(element.vector().get(i));
        }
        return values;
    }

    private static boolean bit(ByteBuffer bits, int index) {
        return (bits.get(index >> 3) >> (index & 7) & 1) != 0;
    }

    private int length(long claimed) throws IOException {
        if (claimed < 0 || claimed > Math.max(ROWS_OF_NOTHING, 8L * body.capacity())) {
            throw new IOException("a batch claims " + claimed + " values");
        }
        return (int) Math.min(claimed, Integer.MAX_VALUE - 1);
    }

    private ByteBuffer buffer() throws IOException {
        Buffer place = batch.buffers(buffer++);
        if (place == null) {
            throw new IOException("a batch lacks a part of its data");
        }
        long offset = place.offset();
        long length = place.length();
        if (offset < 0 || length < 0 || offset > body.capacity() - length) {
            throw new IOException("a batch claims data at " + offset + " to " + (offset + length) + " of "
                    + body.capacity() + " bytes");
        }
        return body.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer require(ByteBuffer bytes, long needed, ArrowField field) throws IOException {
        if (bytes.remaining() < needed) {
            throw new IOException("the column \"" + field.name() + "\" has " + bytes.remaining() + " bytes where "
                    + needed + " are needed");
        }
        return bytes;
    }

    private static void requireLength(Column column, long needed, ArrowField field) throws IOException {
        if (column.length() < needed) {
            throw new IOException("the column \"" + field.name() + "\" has parts of " + column.length()
                    + " values where " + needed + " are needed");
        }
    }
}

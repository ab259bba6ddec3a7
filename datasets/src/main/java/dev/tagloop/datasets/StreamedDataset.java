package dev.tagloop.datasets;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.format.TableBatches;
import dev.tagloop.datasets.format.TableReader;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows that are read when they are asked for. Immutable; each {@link #stream} is a pass of its own.
 *
 * <pre>{@code
 * try (Stream<Row> rows = Datasets.request("wikiann").config("en").stream("train").stream()) {
 *     rows.limit(100).forEach(...);
 * }
 * }</pre>
 */
public final class StreamedDataset {

    private final TableReader reader;
    private final List<DataFile> files;
    private final Optional<Features> declared;

    StreamedDataset(TableReader reader, List<DataFile> files, Optional<Features> declared) {
        this.reader = reader;
        this.files = List.copyOf(files);
        this.declared = declared;
    }

    /** How many files the rows come from. */
    public int shards() {
        return files.size();
    }

    /** All rows in the order of the files. Close it when not all of them are taken. */
    public Stream<Row> stream() {
        return rows(files);
    }

    /**
     * All rows in an order that depends on the seed: the files are shuffled, and rows are drawn from a buffer. The same seed
     * gives the same order here; it is not Python's.
     *
     * @param seed where the order comes from
     * @param buffer how many rows are held to draw from; more of them mix better
     */
    public Stream<Row> shuffled(long seed, int buffer) {
        if (buffer < 1) {
            throw new IllegalArgumentException("the buffer must hold a row at least, not " + buffer);
        }
        Random random = new Random(seed);
        List<DataFile> order = new ArrayList<>(files);
        Collections.shuffle(order, random);
        Stream<Row> rows = rows(order);
        return stream(new Shuffled(rows.iterator(), random, buffer)).onClose(rows::close);
    }

    private Stream<Row> rows(List<DataFile> order) {
        TableBatches batches = reader.batches(order, declared);
        return stream(new Rows(batches)).onClose(batches::close);
    }

    static <T> Stream<T> stream(Iterator<T> rows) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The rows of batch after batch. */
    private static final class Rows implements Iterator<Row> {
        private final TableBatches batches;
        private Table table;
        private int next;

        Rows(TableBatches batches) {
            this.batches = batches;
        }

        @Override
        public boolean hasNext() {
            while (table == null || next == table.rows()) {
                Optional<Table> more = batches.next();
                if (more.isEmpty()) {
                    return false;
                }
                table = more.get();
                next = 0;
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more rows");
            }
            return new Row(table, next++);
        }
    }

    /** Gives a random row of the buffer and puts the next one in its place. */
    private static final class Shuffled implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final Random random;
        private final int most;
        private final List<Row> buffer = new ArrayList<>();

        Shuffled(Iterator<Row> rows, Random random, int most) {
            this.rows = rows;
            this.random = random;
            this.most = most;
        }

        @Override
        public boolean hasNext() {
            while (buffer.size() < most && rows.hasNext()) {
                buffer.add(rows.next());
            }
            return !buffer.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more rows");
            }
            int drawn = random.nextInt(buffer.size());
            Collections.swap(buffer, drawn, buffer.size() - 1);
            return buffer.removeLast();
        }
    }
}

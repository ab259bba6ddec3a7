package dev.tagloop.datasets;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.split.RowRange;
import dev.tagloop.datasets.split.SplitException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rows that a split expression names, each with its index in its split, read when they are asked for. Immutable; each {@link #stream} is
 * a pass of its own.
 */
public final class RowSelection {
    private final String config;
    private final Optional<String> commit;
    private final List<Part> parts;

    RowSelection(String config, Optional<String> commit, List<Part> parts) {
        this.config = config;
        this.commit = commit;
        this.parts = List.copyOf(parts);
    }

    /**
     * Rows of one split.
     *
     * @param range which; its end is {@link Integer#MAX_VALUE} where it is the split's
     * @param all the whole split
     * @param rows counts the rows of the split, where that is possible without reading it
     */
    record Part(RowRange range, StreamedDataset all, Supplier<OptionalLong> rows) {
        boolean isWhole() {
            return range.from() == 0 && range.to() == Integer.MAX_VALUE;
        }
    }

    /** The configuration that they are of. */
    public String config() {
        return config;
    }

    /** The commit that they are of; empty for what does not lie on the Hub. */
    public Optional<String> commit() {
        return commit;
    }

    /** Whether a row was asked for, be there such a row or not. */
    public boolean asksFor(String split, long index) {
        return parts.stream()
                .map(Part::range)
                .anyMatch(range -> range.split().equals(split) && index >= range.from() && index < range.to());
    }

    /** How many rows these are, where that is known without reading them. */
    public OptionalLong size() {
        long sum = 0;
        for (Part part : parts) {
            OptionalLong rows = part.rows().get();
            if (rows.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += Math.max(
                    0,
                    Math.min(part.range().to(), rows.getAsLong()) - part.range().from());
        }
        return OptionalLong.of(sum);
    }

    /**
     * The columns.
     *
     * @throws DatasetException if there is no row to tell them by, or it cannot be read
     */
    public Features features() {
        try (Stream<SelectedRow> rows = stream()) {
            return rows.findFirst()
                    .orElseThrow(() -> new DatasetException("There are no rows to tell the columns by"))
                    .row()
                    .features();
        }
    }

    /** The rows, in the order of the expression. Close it when not all of them are taken. */
    public Stream<SelectedRow> stream() {
        Rows rows = new Rows(parts.iterator());
        return StreamedDataset.stream(rows).onClose(rows::close);
    }

    /** Goes through part after part. */
    private static final class Rows implements Iterator<SelectedRow> {
        private final Iterator<Part> parts;
        private Part part;
        private Stream<Row> stream;
        private Iterator<Row> rows;
        private long index;

        Rows(Iterator<Part> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (part == null || index >= part.range().to() || !rows.hasNext()) {
                leave();
                if (!parts.hasNext()) {
                    return false;
                }
                enter(parts.next());
            }
            return true;
        }

        private void enter(Part next) {
            part = next;
            stream = part.all().stream();
            rows = stream.iterator();
            index = 0;
            while (index < part.range().from() && rows.hasNext()) {
                rows.next();
                index++;
            }
        }

        /** @throws SplitException if a slice had no rows, as a slice of nothing is a mistake */
        private void leave() {
            if (part != null) {
                Part left = part;
                close();
                part = null;
                if (index <= left.range().from() && !left.isWhole()) {
                    throw SplitException.noRows(left.range(), index);
                }
            }
        }

        @Override
        public SelectedRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more rows");
            }
            return new SelectedRow(part.range().split(), index++, rows.next());
        }

        void close() {
            if (stream != null) {
                stream.close();
                stream = null;
            }
        }
    }
}

package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of a text file; of the file only one row is in memory. */
final class TextSource implements RowSource {
    static final String COLUMN = "text";

    /** What is a row. */
    enum Sample {
        LINE,
        /** What stands between empty lines. */
        PARAGRAPH,
        /** All of a file. */
        DOCUMENT
    }

    private final DataFile file;
    private final Sample sample;
    private final boolean keepLineBreaks;
    private final LineReader lines;
    private long rows;
    private boolean ended;

    TextSource(DataFile file, Sample sample, boolean keepLineBreaks) {
        this.file = file;
        this.sample = sample;
        this.keepLineBreaks = keepLineBreaks;
        try {
            lines = new LineReader(new InputStreamReader(Compressed.open(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<RawRow> next() {
        try {
            Optional<String> text = switch (sample) {
                case LINE -> lines.next().map(line -> keepLineBreaks ? line : LineReader.withoutEnd(line));
                case PARAGRAPH -> paragraph();
                case DOCUMENT -> document();
            };
            return text.map(value -> new RawRow(Map.of(COLUMN, value), file.location(), ++rows));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Lines up to an empty one; what holds blanks alone is none. */
    private Optional<String> paragraph() throws IOException {
        StringBuilder paragraph = new StringBuilder();
        StringBuilder gap = new StringBuilder();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (LineReader.withoutEnd(line.get()).isEmpty()) {
                append(gap, line.get());
                continue;
            }
            if (!gap.isEmpty() && !paragraph.toString().isBlank()) {
                lines.putBack(line.get());
                break;
            }
            if (!gap.isEmpty()) {
                gap.setLength(0);
                paragraph.setLength(0);
            }
            append(paragraph, line.get());
        }
        String text = paragraph.toString();
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (keepLineBreaks) {
            return Optional.of(text + gap);
        }
        // The end of its last line is part of what ends a paragraph; the end of a file ends none.
        return Optional.of(gap.isEmpty() ? text : LineReader.withoutEnd(text));
    }

    private Optional<String> document() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        StringBuilder document = new StringBuilder();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            append(document, line.get());
        }
        return Optional.of(document.toString());
    }

    private void append(StringBuilder text, String line) {
        if ((long) text.length() + line.length() > LineReader.LONGEST) {
            throw new DatasetException(file.location() + ": a " + sample.name().toLowerCase(Locale.ROOT)
                    + " of more than " + LineReader.LONGEST + " characters is too long for one row");
        }
        text.append(line);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private DatasetException unreadable(IOException e) {
        return new DatasetException(file.location() + " cannot be read: " + e.getMessage(), e);
    }
}

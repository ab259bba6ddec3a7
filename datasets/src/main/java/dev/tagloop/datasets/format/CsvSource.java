package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file of comma- or tab-separated values; of the file only one row is in memory. */
final class CsvSource implements RowSource {

    /** What pandas reads as a missing value. */
    private static final Set<String> MISSING = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    private final DataFile file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> header;
    private long line = 1;

    /** @param header the names of the columns; null if the first line has them */
    CsvSource(DataFile file, CSVFormat format, List<String> header) {
        this.file = file;
        this.header = header;
        try {
            parser = CSVParser.parse(
                    new BufferedReader(new InputStreamReader(Compressed.open(file), StandardCharsets.UTF_8)), format);
            records = parser.iterator();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<RawRow> next() {
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                long start = line;
                // The parser stands behind the record; the next one begins on the following line.
                line = parser.getCurrentLineNumber() + 1;
                if (header == null) {
                    header = header(record);
                } else {
                    return Optional.of(row(record, start));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable(e);
        }
    }

    private static List<String> header(CSVRecord record) {
        List<String> names = new ArrayList<>(record.toList());
        if (!names.isEmpty() && names.getFirst().startsWith("\uFEFF")) {
            names.set(0, names.getFirst().substring(1));
        }
        return names;
    }

    private RawRow row(CSVRecord record, long start) {
        if (record.size() > header.size()) {
            throw new DatasetException(
                    file.location() + ", line " + start + ": " + record.size() + " values, but the header" + " has "
                            + header.size() + " columns. Quote values that hold the separator");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = i < record.size() ? record.get(i) : "";
            values.put(header.get(i), MISSING.contains(value) ? null : value);
        }
        return new RawRow(values, file.location(), start);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private DatasetException unreadable(Exception e) {
        return new DatasetException(file.location() + " cannot be read as CSV: " + e.getMessage(), e);
    }
}

package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads comma- or tab-separated values with a header line. Values that pandas takes for missing are null; a column of which
 * all values are whole numbers, numbers or truth values gets that type, every other one is text.
 */
final class CsvTableReader implements TableReader {

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

    private final Optional<Character> separator;
    private final Optional<Character> quote;
    private final Optional<List<String>> columnNames;

    CsvTableReader(ReaderOptions options) {
        options.expectOnly("CSV", Set.of("sep", "delimiter", "quotechar", "column_names", "names", "encoding"));
        this.separator = options.character("sep").or(() -> options.character("delimiter"));
        this.quote = options.character("quotechar");
        this.columnNames = options.text("column_names")
                .or(() -> options.text("names"))
                .map(names -> List.of(names.split("\\s*,\\s*")));
    }

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        List<RawRow> rows = new ArrayList<>();
        for (DataFile file : files) {
            try (Reader reader =
                            new BufferedReader(new InputStreamReader(Compressed.open(file), StandardCharsets.UTF_8));
                    CSVParser parser = CSVParser.parse(reader, format(file))) {
                readFile(file, parser, rows);
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                throw new DatasetException(file.location() + " cannot be read as CSV: " + e.getMessage(), e);
            }
        }
        return RawRows.toTable(declared.isPresent() ? rows : CsvTypes.convert(rows), declared);
    }

    private CSVFormat format(DataFile file) {
        boolean tabs = file.location().toLowerCase(Locale.ROOT).contains(".tsv");
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator.orElse(tabs ? '\t' : ','))
                .setQuote(quote.orElse('"'))
                .setIgnoreEmptyLines(true)
                .get();
    }

    private void readFile(DataFile file, CSVParser parser, List<RawRow> rows) {
        List<String> header = columnNames.orElse(null);
        long line = 1;
        for (CSVRecord record : parser) {
            if (header == null) {
                header = header(record);
            } else {
                rows.add(row(file, header, record, line));
            }
            // The parser stands behind the record; the next one begins on the following line.
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    private static List<String> header(CSVRecord record) {
        List<String> names = new ArrayList<>(record.toList());
        if (!names.isEmpty() && names.getFirst().startsWith("\uFEFF")) {
            names.set(0, names.getFirst().substring(1));
        }
        return names;
    }

    private static RawRow row(DataFile file, List<String> header, CSVRecord record, long line) {
        if (record.size() > header.size()) {
            throw new DatasetException(
                    file.location() + ", line " + line + ": " + record.size() + " values, but the header" + " has "
                            + header.size() + " columns. Quote values that hold the separator");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = i < record.size() ? record.get(i) : "";
            values.put(header.get(i), MISSING.contains(value) ? null : value);
        }
        return new RawRow(values, file.location(), line);
    }
}

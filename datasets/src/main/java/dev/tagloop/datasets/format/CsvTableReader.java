package dev.tagloop.datasets.format;

import dev.tagloop.datasets.source.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/**
 * Reads comma- or tab-separated values with a header line. Values that pandas takes for missing are null; a column of which
 * all values are whole numbers, numbers or truth values gets that type, every other one is text.
 */
final class CsvTableReader extends RowFormat {

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
    RowSource open(DataFile file) {
        return new CsvSource(file, format(file), columnNames.orElse(null));
    }

    @Override
    RowTyping typing() {
        return new CsvTypes();
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
}
